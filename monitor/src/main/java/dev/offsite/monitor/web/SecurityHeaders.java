package dev.offsite.monitor.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Collectors;

/** What browsers are told with every answer. */
final class SecurityHeaders {

  private final String policy;

  SecurityHeaders(List<MapLayer> layers) {
    String tiles =
        layers.stream().map(MapLayer::origin).distinct().collect(Collectors.joining(" "));
    policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; "
            + ("img-src 'self' data: blob: " + tiles).strip()
            + "; "
            + ("connect-src 'self' " + tiles).strip()
            + "; font-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'";
  }

  void put(Context context) {
    context.header("Content-Security-Policy", policy);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("X-Frame-Options", "DENY");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
    context.header("Permissions-Policy", "camera=(), microphone=(), geolocation=(self)");
    if (context.path().startsWith("/api/")) {
      context.header("Cache-Control", "no-store");
    }
  }
}
