package io.github.camelrecraft.examples.brandstudio;

import io.github.camelrecraft.RecraftAuthenticationException;
import io.github.camelrecraft.RecraftBadAnswerException;
import io.github.camelrecraft.RecraftContentRejectedException;
import io.github.camelrecraft.RecraftDownloadException;
import io.github.camelrecraft.RecraftException;
import io.github.camelrecraft.RecraftInsufficientFundsException;
import io.github.camelrecraft.RecraftInvalidRequestException;
import io.github.camelrecraft.RecraftRateLimitedException;
import io.github.camelrecraft.RecraftTimeoutException;
import io.github.camelrecraft.RecraftUnavailableException;
import io.github.camelrecraft.model.Billing;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what a failure means to a person: what happened, whether it was charged, what to do. */
final class Troubles {

    private Troubles() {}

    /** The component failed, and says all of it in its exception. */
    static Trouble of(RecraftException failure, String provider) {
        return new Trouble(
                title(failure, provider),
                advice(failure, provider),
                failure.getBilled(),
                charged(failure.getBilled(), provider),
                details(failure));
    }

    /** Something else failed. */
    static Trouble of(Exception failure, boolean drawn, String provider) {
        Billing billed = drawn ? Billing.YES : Billing.NO;
        return new Trouble(
                drawn ? "The picture could not be kept" : "This did not work",
                drawn ? "Look whether the gallery’s folder can be written to and has room." : "The log may tell why.",
                billed,
                charged(billed, provider),
                Map.of("What happened", String.valueOf(failure.getMessage())));
    }

    private static String title(RecraftException failure, String provider) {
        boolean sent = failure.getBilled() != Billing.NO;
        if (failure instanceof RecraftContentRejectedException) {
            return sent ? provider + " held the picture back" : provider + " will not draw this";
        } else if (failure instanceof RecraftInvalidRequestException) {
            return "These settings do not go together";
        } else if (failure instanceof RecraftAuthenticationException) {
            return provider + " does not accept the key";
        } else if (failure instanceof RecraftInsufficientFundsException) {
            return "The account at " + provider + " is empty";
        } else if (failure instanceof RecraftRateLimitedException) {
            return provider + " is being asked too often";
        } else if (failure instanceof RecraftTimeoutException) {
            return provider + " took too long";
        } else if (failure instanceof RecraftUnavailableException) {
            return sent ? "The connection to " + provider + " broke" : provider + " cannot be reached";
        } else if (failure instanceof RecraftDownloadException) {
            return "The picture was made, but did not arrive";
        } else if (failure instanceof RecraftBadAnswerException) {
            return provider + " answered something unexpected";
        }
        return "This did not work";
    }

    private static String advice(RecraftException failure, String provider) {
        if (failure instanceof RecraftContentRejectedException) {
            return "Its content policy objects. Change the wording of the prompt.";
        } else if (failure instanceof RecraftDownloadException) {
            return "It waits at its address for a while: save it from there in place of paying for another.";
        } else if (failure.getBilled() != Billing.NO) {
            String by = failure.getJobId() == null ? "" : ", by the job’s id in the details";
            return provider + "’s dashboard knows" + by + ". Look there before you try again.";
        } else if (failure instanceof RecraftInvalidRequestException) {
            return sentence(message(failure));
        } else if (failure instanceof RecraftAuthenticationException) {
            return "Check the key in the studio’s environment, and start it again.";
        } else if (failure instanceof RecraftInsufficientFundsException) {
            return "Add funds there, then try again.";
        } else if (failure instanceof RecraftRateLimitedException || failure instanceof RecraftUnavailableException) {
            return "Try again " + when(failure.getRetryAfter()) + ", or choose another provider.";
        }
        return "Try again.";
    }

    private static String when(@Nullable Duration retryAfter) {
        return retryAfter == null ? "in a minute" : "in " + Math.max(1, retryAfter.toSeconds()) + " s";
    }

    private static String charged(Billing billed, String provider) {
        return switch (billed) {
            case NO -> "Not charged";
            case YES -> provider + " has charged for it";
            case UNKNOWN -> "It may have been charged";
        };
    }

    private static Map<String, String> details(RecraftException failure) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("What happened", message(failure));
        put(details, "Code", failure.getProviderCode());
        put(details, "HTTP status", failure.getHttpResponseCode() == 0 ? null : failure.getHttpResponseCode());
        put(details, "Job", failure.getJobId());
        put(details, "Picture", failure.getImageUrl());
        details.put("Exception", failure.getClass().getSimpleName());
        return details;
    }

    private static void put(Map<String, String> details, String name, @Nullable Object value) {
        if (value != null) {
            details.put(name, value.toString());
        }
    }

    /** Without what the exception's text repeats in brackets. */
    private static String message(RecraftException failure) {
        return String.valueOf(failure.getMessage()).replaceFirst(" \\[provider=[^\\[\\]]*]$", "");
    }

    private static String sentence(String text) {
        String capital = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return capital.endsWith(".") ? capital : capital + ".";
    }
}
