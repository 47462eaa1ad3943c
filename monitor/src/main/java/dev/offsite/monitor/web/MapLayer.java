package dev.offsite.monitor.web;

import dev.offsite.geo.Datum;
import java.net.URI;
import java.util.Objects;

/**
 * Tiles below the map.
 *
 * @param id unique
 * @param title for humans
 * @param form {@code XYZ} or {@code WMTS}
 * @param url template with {@code {z}}, {@code {x}} and {@code {y}}
 * @param attribution what the provider wants to be said
 * @param datum of the tiles: the browser shifts what it draws
 */
public record MapLayer(
    String id, String title, String form, String url, String attribution, Datum datum) {

  /**
   * Checks the layer.
   *
   * @throws IllegalArgumentException if the address is no http or https
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
      throw new IllegalArgumentException("url '" + url + "' is not http or https");
    }
  }

  /** Scheme, host and port, for the content security policy. */
  String origin() {
    int pathAt = url.indexOf('/', url.indexOf("//") + 2);
    String origin = pathAt < 0 ? url : url.substring(0, pathAt);
    return URI.create(origin.replace("{s}", "*").replace("*", "any")).getHost() == null
        ? ""
        : origin.replace("{s}", "*");
  }
}
