package dev.offsite.pipelines.judge.stop;

import java.util.Objects;

/**
 * A stay as it is known, or word that there was none.
 *
 * @param stop the stay; replaces what was said of one with the same {@link TruckStop#id()}
 * @param holds false if a late fix showed that there was no such stay
 */
public record StopNotice(TruckStop stop, boolean holds) {
  public StopNotice {
    Objects.requireNonNull(stop, "stop");
  }
}
