package dev.offsite.monitor.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.schemas.json.RecordJson;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads requests and writes answers. */
final class Answers {

  static final String JSON = "application/json; charset=utf-8";
  static final String PROBLEM = "application/problem+json; charset=utf-8";

  /** Longest value of a parameter: more is no name, and costs time to compare. */
  private static final int VALUE_LENGTH_MAX = 200;

  /** Most values of one parameter. */
  private static final int VALUES_MAX = 100;

  static void json(Context context, Record answer) {
    context.contentType(JSON).result(RecordJson.write(answer));
  }

  /** Largest body. */
  static final int BODY_BYTES_MAX = 65_536;

  /** The body as a JSON object of at most {@link #BODY_BYTES_MAX}. */
  static JsonNode body(Context context) {
    return body(context, BODY_BYTES_MAX);
  }

  /** The body as a JSON object. */
  static JsonNode body(Context context, int bytesMax) {
    String type = Optional.ofNullable(context.contentType()).orElse("");
    if (!type.startsWith("application/json")) {
      throw Problem.badRequest("content type '" + type + "' is not application/json");
    }
    JsonNode body;
    try {
      byte[] bytes = context.bodyInputStream().readNBytes(bytesMax + 1);
      if (bytes.length > bytesMax) {
        throw Problem.tooLarge(bytesMax);
      }
      body = RecordJson.parse(bytes);
    } catch (IOException e) {
      throw Problem.badRequest("the body ends too early");
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("the body is no JSON: " + e.getMessage());
    }
    if (!body.isObject()) {
      throw Problem.badRequest("the body is no JSON object");
    }
    return body;
  }

  /** A text of a body that must be there. */
  static String requireText(JsonNode body, String field) {
    if (!body.path(field).isTextual()) {
      throw Problem.badRequest(field + " is missing or no text");
    }
    return body.path(field).textValue();
  }

  /** A whole number of a body that must be there. */
  static int requireInt(JsonNode body, String field) {
    if (!body.path(field).isInt()) {
      throw Problem.badRequest(field + " is missing or no whole number");
    }
    return body.path(field).intValue();
  }

  static Optional<String> text(Context context, String name) {
    String value = context.queryParam(name);
    if (value != null && value.length() > VALUE_LENGTH_MAX) {
      throw Problem.badRequest(
          name + " has " + value.length() + " characters, above " + VALUE_LENGTH_MAX);
    }
    return Optional.ofNullable(value).filter(text -> !text.isEmpty());
  }

  static Set<String> texts(Context context, String name) {
    Set<String> values = new HashSet<>(context.queryParams(name));
    if (values.size() > VALUES_MAX) {
      throw Problem.badRequest(
          name + " stands there " + values.size() + " times, above " + VALUES_MAX);
    }
    values.remove("");
    return values;
  }

  static int limit(Context context, int fallback, int max) {
    Optional<String> text = text(context, "limit");
    if (text.isEmpty()) {
      return fallback;
    }
    try {
      int limit = Integer.parseInt(text.get());
      if (limit >= 1 && limit <= max) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // said below, with the limits
    }
    throw Problem.badRequest("limit '" + text.get() + "' is outside 1 to " + max);
  }

  static Optional<Instant> instant(Context context, String name) {
    return text(context, name)
        .map(
            text -> {
              try {
                return OffsetDateTime.parse(text).toInstant();
              } catch (DateTimeException e) {
                throw Problem.badRequest(
                    name + " '" + text + "' is no time with offset, such as 2026-03-04T14:15:00Z");
              }
            });
  }

  private Answers() {}
}
