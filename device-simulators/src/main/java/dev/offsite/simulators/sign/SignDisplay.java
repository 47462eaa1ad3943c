package dev.offsite.simulators.sign;

import dev.offsite.schemas.sign.SignMessage;
import dev.offsite.schemas.sign.SignMessageCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sign that keeps to the contract: it shows the newest message until its {@code validUntil},
 * whether or not it hears a blank, and remembers what it has shown. Thread-safe.
 *
 * <p>It also counts what no sign should ever be sent.
 */
public final class SignDisplay {

  /** Messages remembered; a sign that is watched for longer forgets the oldest. */
  private static final int HISTORY_MAX = 10_000;

  private final String signId;
  private final SignMessageCodec codec = new SignMessageCodec();
  private final List<Heard> history = new ArrayList<>();
  private @Nullable SignMessage current;
  private int stale;

  /** A message and when it came. */
  public record Heard(Instant at, SignMessage message) {}

  /** A sign that is dark. */
  public SignDisplay(String signId) {
    this.signId = signId;
  }

  /**
   * Takes a message.
   *
   * @throws IllegalArgumentException if it is none, or another sign's
   */
  public synchronized void hear(byte[] payload, Instant at) {
    SignMessage message = codec.decode(payload);
    if (!message.signId().equals(signId)) {
      throw new IllegalArgumentException("sign " + signId + " got what is for " + message.signId());
    }
    if (history.size() == HISTORY_MAX) {
      history.remove(0);
    }
    history.add(new Heard(at, message));
    if (message.action() == SignMessage.Action.BLANK) {
      if (current != null && current.messageId().equals(message.messageId())) {
        current = null;
      }
    } else if (at.isBefore(message.validUntil())) {
      current = message;
    } else {
      stale++;
    }
  }

  /** What stands on it; empty if it is dark. */
  public synchronized List<SignMessage.Text> shown(Instant at) {
    return current != null && at.isBefore(current.validUntil()) ? current.texts() : List.of();
  }

  /** Everything it was sent, oldest first. */
  public synchronized List<Heard> history() {
    return List.copyOf(history);
  }

  /** Messages that were over when they came. */
  public synchronized int stale() {
    return stale;
  }
}
