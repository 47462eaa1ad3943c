package dev.offsite.monitor.stream;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A way to one browser. */
public interface Connection {

  /**
   * Sends a frame; at most one is under way at a time.
   *
   * @param done told when the frame is on its way, with the failure if it is not
   */
  void send(Frame frame, Consumer<@Nullable Throwable> done);

  /** Ends the connection with a code of RFC 6455. */
  void close(int code, String reason);

  /** Ends it at once: the other side does not even read. */
  void cut();
}
