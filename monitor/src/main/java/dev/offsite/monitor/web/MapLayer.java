package dev.offsite.monitor.web;

import dev.offsite.geo.Datum;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Tiles below the map.
 *
 * @param id unique
 * @param title for humans
 * @param form {@code XYZ} or {@code WMTS}
 * @param url template with {@code {z}}, {@code {x}} and {@code {y}}; the first part of its host may
 *     hold one of {@code {s}}, {@code {a-c}} and {@code {0-7}}
 * @param attribution what the provider wants to be said
 * @param datum of the tiles: the browser shifts what it draws
 */
public record MapLayer(
    String id, String title, String form, String url, String attribution, Datum datum) {

  /** The first part of a host with a template in it. */
  private static final Pattern FIRST_PART =
      Pattern.compile("^(https?://)[\\w-]*\\{(?:s|[a-z]-[a-z]|[0-9]-[0-9])}[\\w-]*\\.");

  /**
   * Checks the layer.
   *
   * @throws IllegalArgumentException if the address is no http or https or has no host, naming the
   *     layer and the address
   */
  public MapLayer {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(attribution, "attribution");
    Objects.requireNonNull(datum, "datum");
    if (!form.equals("XYZ") && !form.equals("WMTS")) {
      throw new IllegalArgumentException("form '" + form + "' is none of XYZ, WMTS");
    }
    if (!url.startsWith("https://") && !url.startsWith("http://")) {
      throw new IllegalArgumentException(
          "url '" + url + "' of layer '" + id + "' is not http or https");
    }
    if (!hasHost(withoutPath(url))) {
      throw new IllegalArgumentException(
          "url '"
              + url
              + "' of layer '"
              + id
              + "' has no host, or has a template elsewhere than {s}, {a-c} or {0-7} in the first"
              + " part of it");
    }
  }

  /**
   * Scheme, host and port, for the content security policy, which knows no other wildcard than a
   * whole first part.
   */
  String origin() {
    return FIRST_PART.matcher(withoutPath(url)).replaceFirst("$1*.");
  }

  private static String withoutPath(String url) {
    int pathAt = url.indexOf('/', url.indexOf("//") + 2);
    return pathAt < 0 ? url : url.substring(0, pathAt);
  }

  private static boolean hasHost(String origin) {
    try {
      return new URI(FIRST_PART.matcher(origin).replaceFirst("$1any.")).getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
