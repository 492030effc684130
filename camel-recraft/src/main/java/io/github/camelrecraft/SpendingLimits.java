package io.github.camelrecraft;

import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.model.ModelCatalog;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.model.RequestCheck;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a message of an endpoint may cost by the catalogue's price: {@code maxCost}, and that a price is known where
 * something is limited. What all messages may cost together is the {@link Budget}'s.
 */
final class SpendingLimits {

    private static final String REFUSE = "refuse";

    private static final String ALLOW = "allow";

    private final RecraftConfiguration configuration;
    private final @Nullable BigDecimal maxCost;
    private final Budget budget;
    private final RecraftOperation operation;
    private final ModelCatalog catalog;
    private final String provider;

    /**
     * @param provider the provider's name in the catalogue
     */
    SpendingLimits(RecraftEndpoint endpoint, ModelCatalog catalog, String provider) {
        this.configuration = endpoint.getConfiguration();
        this.maxCost = Usd.ofOption("maxCost", configuration.getMaxCost());
        this.budget = endpoint.getComponent().budget();
        this.operation = endpoint.operation();
        this.catalog = catalog;
        this.provider = provider;
    }

    /**
     * Checks what holds for every message: the least that one can cost. A message may ask for another model, and for a
     * single image.
     *
     * @throws InvalidOptionException when no message could be sent
     */
    void checkEndpoint() {
        checkValues();
        if (!isLimited()) {
            return;
        }
        List<Offer> possible = offers().toList();
        boolean known = possible.stream().allMatch(offer -> offer.price() != null) && !takesUnknownModels();
        if (!known && allowsUnknown()) {
            return;
        }
        Offer cheapest = possible.stream()
                .filter(offer -> offer.price() != null)
                .min(Comparator.comparing(SpendingLimits::price))
                .orElse(null);
        if (cheapest == null) {
            throw unknown(operation + " at " + provider, List.of());
        }
        BigDecimal most = maxCost;
        if (most != null && price(cheapest).compareTo(most) > 0) {
            throw new InvalidOptionException(
                    "maxCost",
                    Usd.plain(most),
                    "is less than the " + Usd.text(price(cheapest)) + " that " + operation + " at " + cheapest
                            + ", the cheapest there, costs",
                    "raise maxCost");
        }
    }

    private void checkValues() {
        String unknownPrices = configuration.getUnknownPrices();
        if (!REFUSE.equalsIgnoreCase(unknownPrices) && !ALLOW.equalsIgnoreCase(unknownPrices)) {
            throw new InvalidOptionException(
                    "unknownPrices", unknownPrices, "is neither " + REFUSE + " nor " + ALLOW, "use one of them");
        }
    }

    /**
     * Checks a message.
     *
     * @param requests of the message, all of them
     * @throws InvalidOptionException when they cost more than one message may, or nobody knows what they cost
     */
    void check(List<ImageRequest> requests) {
        if (!isLimited()) {
            return;
        }
        ImageRequest first = requests.get(0);
        List<BigDecimal> costs = requests.stream()
                .map(request -> request.estimatedCost().orElse(null))
                .filter(Objects::nonNull)
                .toList();
        if (costs.size() < requests.size()) {
            if (allowsUnknown()) {
                return;
            }
            throw unknown(operation + " at " + first.offer(), priced(first));
        }
        BigDecimal cost = costs.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal most = maxCost;
        if (most != null && cost.compareTo(most) > 0) {
            throw tooDear(requests, cost, most);
        }
    }

    private InvalidOptionException tooDear(List<ImageRequest> requests, BigDecimal cost, BigDecimal most) {
        ImageRequest first = requests.get(0);
        int images = requests.stream().mapToInt(ImageRequest::expectedImages).sum();
        boolean several = operation.yields() == RecraftOperation.Yield.IMAGES && images > 1;
        List<String> waysOut = new ArrayList<>();
        BigDecimal price = price(first.offer());
        BigDecimal forImages = most.subtract(cost.subtract(price.multiply(BigDecimal.valueOf(images))));
        if (several && price.signum() > 0 && forImages.compareTo(price) >= 0) {
            waysOut.add(
                    "ask for " + forImages.divide(price, 0, RoundingMode.DOWN).toPlainString() + " at most");
        }
        cheaper(first, images, forImages)
                .ifPresent(offer -> waysOut.add(
                        "use model " + offer.model() + " at " + Usd.text(price(offer)) + (several ? " each" : "")));
        waysOut.add("raise maxCost");
        return new InvalidOptionException(
                "maxCost",
                Usd.plain(most),
                "is less than the " + Usd.text(cost) + " that " + (several ? images + " images of " : "") + operation
                        + " at " + first.offer() + (several ? " cost" : " costs"),
                String.join(", or ", waysOut));
    }

    private InvalidOptionException unknown(String what, List<Offer> priced) {
        BigDecimal most = maxCost;
        String option = most == null ? "budget" : "maxCost";
        BigDecimal value =
                most == null ? budget.figures().map(Budget.Figures::limit).orElse(BigDecimal.ZERO) : most;
        String model = priced.isEmpty()
                ? ""
                : "use a model that has one ("
                        + String.join(", ", priced.stream().map(Offer::model).toList()) + "), ";
        return new InvalidOptionException(
                option,
                Usd.plain(value),
                "cannot be held, since the catalogue has no price of " + what,
                model + "add a row with a price in modelCatalog, or set unknownPrices=" + ALLOW);
    }

    /** The nearest in price of those that fit, and that take what is asked for. */
    private Optional<Offer> cheaper(ImageRequest asked, int images, BigDecimal most) {
        BigDecimal count = BigDecimal.valueOf(images);
        return priced(asked).stream()
                .filter(offer -> price(offer).multiply(count).compareTo(most) <= 0)
                .max(Comparator.comparing(SpendingLimits::price));
    }

    /** Other models with a price that take what is asked for, and make the same kind of image. */
    private List<Offer> priced(ImageRequest asked) {
        return offers().filter(offer -> offer.price() != null && !offer.model().isEmpty())
                .filter(offer -> isVector(offer) == isVector(asked.offer()))
                .filter(offer -> takes(offer, asked))
                .toList();
    }

    /** Recraft's ids of models say it. */
    private static boolean isVector(Offer offer) {
        return offer.model().contains("vector");
    }

    private boolean takes(Offer offer, ImageRequest asked) {
        try {
            RequestCheck check = new RequestCheck(catalog, operation, offer);
            Map<ImageOption<?>, Object> options = check.check(asked.options());
            check.checkComplete(options, asked.images());
            asked.tasks().stream().map(ImageRequest.Task::prompt).forEach(prompt -> {
                if (offer.options().containsKey(ImageOption.PROMPT.optionName())) {
                    check.checkPrompt(prompt, options);
                }
            });
            return true;
        } catch (InvalidOptionException e) {
            return false;
        }
    }

    private Stream<Offer> offers() {
        return catalog.offers(operation).stream()
                .filter(offer -> offer.provider().equals(provider));
    }

    /** Whether a message may name a model that the catalogue does not have. */
    private boolean takesUnknownModels() {
        return !configuration.isStrictModels()
                && offers().noneMatch(offer -> offer.model().isEmpty());
    }

    private boolean isLimited() {
        return maxCost != null || budget.isLimited();
    }

    private boolean allowsUnknown() {
        return ALLOW.equalsIgnoreCase(configuration.getUnknownPrices());
    }

    private static BigDecimal price(Offer offer) {
        BigDecimal price = offer.price();
        return price == null ? BigDecimal.ZERO : price;
    }
}
