package dev.offsite.pipelines.judge.trip;

import dev.offsite.schemas.trip.Trip;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Numbers that stand for names in state. Added to, never changed. */
final class TripForms {

  static int codeOf(Trip.@Nullable Ending ending) {
    if (ending == null) {
      return 0;
    }
    return switch (ending) {
      case EMPTIED -> 1;
      case LOADED_AGAIN -> 2;
      case LOST -> 3;
    };
  }

  /** The ending with a code; null for 0. */
  static Trip.@Nullable Ending endingOf(int code) throws IOException {
    if (code == 0) {
      return null;
    }
    for (Trip.Ending ending : Trip.Ending.values()) {
      if (codeOf(ending) == code) {
        return ending;
      }
    }
    throw new IOException("ending " + code + " in state is none of 0 to 3");
  }

  static int codeOf(Trip.LoadEvent.Kind kind) {
    return switch (kind) {
      case LOADED -> 1;
      case PRESUMED_LOADED -> 2;
      case BODY_RAISED -> 3;
      case EMPTIED -> 4;
      case PRESUMED_EMPTIED -> 5;
    };
  }

  static Trip.LoadEvent.Kind loadEventOf(int code) throws IOException {
    for (Trip.LoadEvent.Kind kind : Trip.LoadEvent.Kind.values()) {
      if (codeOf(kind) == code) {
        return kind;
      }
    }
    throw new IOException("load event " + code + " in state is none of 1 to 5");
  }

  private TripForms() {}
}
