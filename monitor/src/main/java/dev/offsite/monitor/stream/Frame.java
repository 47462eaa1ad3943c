package dev.offsite.monitor.stream;

import java.nio.ByteBuffer;
import java.util.Objects;

/** One message to a browser. */
public sealed interface Frame {

  /** JSON. */
  record Text(String json) implements Frame {
    public Text {
      Objects.requireNonNull(json, "json");
    }
  }

  /** Trucks; to be read once, from its position to its limit. */
  record Binary(ByteBuffer bytes) implements Frame {
    public Binary {
      Objects.requireNonNull(bytes, "bytes");
    }
  }
}
