package io.github.camelrecraft.examples.brandstudio;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps out what no page of the studio sends. The studio spends money without a login, so it is for this machine alone: a
 * site that gives this machine's address to its own name, and so gets to talk to the studio, is known by that name.
 */
final class Doorman extends OncePerRequestFilter {

    private static final int MOST_BYTES = 100_000;

    private static final String POLICY = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** What a vector picture contains runs nowhere, even when it is opened by itself. */
    private static final String POLICY_OF_PICTURES =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private final Set<String> hosts;

    /**
     * @param hosts the names by which the studio may be called
     */
    Doorman(Set<String> hosts) {
        this.hosts = Set.copyOf(hosts);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean picture = request.getRequestURI().startsWith("/api/pictures/");
        response.setHeader("Content-Security-Policy", picture ? POLICY_OF_PICTURES : POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        // An uploaded picture is counted while it is read.
        boolean hasBody =
                request.getMethod().equals("POST") && !request.getRequestURI().equals("/api/pictures");
        if (!hosts.contains(request.getServerName())) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (hasBody && (request.getContentLength() < 0 || request.getContentLength() > MOST_BYTES)) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            chain.doFilter(request, response);
        }
    }
}
