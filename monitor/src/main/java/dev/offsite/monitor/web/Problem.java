package dev.offsite.monitor.web;

import org.jspecify.annotations.Nullable;

/** A request that is not done, as RFC 9457 tells it. */
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final transient @Nullable Object current;
  private final long retryAfterS;

  private Problem(
      int status, String code, String detail, @Nullable Object current, long retryAfterS) {
    super(detail);
    this.status = status;
    this.code = code;
    this.current = current;
    this.retryAfterS = retryAfterS;
  }

  /** As it is sent. */
  record Body(int status, String code, String detail, @Nullable Object current) {}

  static Problem badRequest(String detail) {
    return new Problem(400, "BAD_REQUEST", detail, null, 0);
  }

  static Problem unauthorized(String code) {
    return new Problem(401, code, "log in", null, 0);
  }

  static Problem forbidden(String detail) {
    return new Problem(403, "FORBIDDEN", detail, null, 0);
  }

  static Problem csrf() {
    return new Problem(403, "CSRF", "the header X-CSRF-Token is missing or wrong", null, 0);
  }

  /** Not there, or not for this viewer: the two must look alike. */
  static Problem notFound() {
    return new Problem(404, "NOT_FOUND", "there is nothing", null, 0);
  }

  static Problem conflict(String detail, @Nullable Object current) {
    return new Problem(409, "CONFLICT", detail, current, 0);
  }

  static Problem tooMany(long retryAfterS) {
    return new Problem(
        429, "TOO_MANY_ATTEMPTS", "try again in " + retryAfterS + " s", null, retryAfterS);
  }

  static Problem tooLarge(long bytesMax) {
    return new Problem(413, "TOO_LARGE", "the body is above " + bytesMax + " bytes", null, 0);
  }

  static Problem unavailable(String code, String detail) {
    return new Problem(503, code, detail, null, 0);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  long retryAfterS() {
    return retryAfterS;
  }

  Body body() {
    return new Body(status, code, getMessage(), current);
  }
}
