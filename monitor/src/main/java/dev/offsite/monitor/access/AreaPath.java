package dev.offsite.monitor.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The areas that are responsible for a place, from the smallest.
 *
 * @param ids ids of the areas; empty where none is responsible
 * @param district id of the district; null if none
 * @param street id of the street or township; null if none
 */
public record AreaPath(List<String> ids, @Nullable String district, @Nullable String street) {

  /** A place that no area covers. */
  public static final AreaPath NOWHERE = new AreaPath(List.of(), null, null);

  public AreaPath {
    ids = List.copyOf(ids);
  }
}
