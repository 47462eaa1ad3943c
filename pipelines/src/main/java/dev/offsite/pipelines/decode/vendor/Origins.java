package dev.offsite.pipelines.decode.vendor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From where in the vendor's message each value of a report came. Made only when a report turns out
 * to have a fault: {@link #NONE} costs nothing on the hot path.
 */
class Origins {

  /** Keeps nothing. */
  static final Origins NONE =
      new Origins() {
        @Override
        void note(String path, Place place) {
          // Nobody will ask.
        }

        @Override
        void move(String from, String to) {
          // Nobody will ask.
        }
      };

  private final Map<String, Place> byPath = new HashMap<>();

  /** Takes note that the field or item {@code path}, with points, came from a place. */
  void note(String path, Place place) {
    byPath.put(path, place);
  }

  /** Takes note that the object {@code from} of the profile stands at {@code to} in the report. */
  void move(String from, String to) {
    if (!from.equals(to)) {
      for (String path : List.copyOf(byPath.keySet())) {
        if (path.startsWith(from + '.')) {
          byPath.put(to + path.substring(from.length()), byPath.remove(path));
        }
      }
    }
  }

  /** The place of the closest that encloses a JSON Pointer into the report; null if none does. */
  @Nullable Place findOrNull(String contractPointer) {
    String path = contractPointer.isEmpty() ? "" : contractPointer.substring(1).replace('/', '.');
    while (!path.isEmpty()) {
      Place place = byPath.get(path);
      if (place != null) {
        return place;
      }
      path = path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }
    return null;
  }
}
