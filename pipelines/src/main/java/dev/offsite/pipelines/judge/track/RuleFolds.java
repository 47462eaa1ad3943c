package dev.offsite.pipelines.judge.track;

import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The families of rules that a truck is judged by, in the order in which they take a fix: a later
 * one may build on what an earlier one made of it. Immutable; thread-safe.
 *
 * <p>Each state is written with its name, form and length, so that a release with more families
 * reads the states of one with fewer, and the other way round.
 */
public final class RuleFolds {

  private final List<RuleFold<?>> folds;

  private RuleFolds(List<RuleFold<?>> folds) {
    this.folds = List.copyOf(folds);
    Set<String> names = new HashSet<>();
    for (RuleFold<?> fold : folds) {
      if (!names.add(fold.name())) {
        throw new IllegalArgumentException("two folds are named '" + fold.name() + "'");
      }
    }
  }

  /**
   * The families, the first of which is the one that release 0.1.0 had.
   *
   * @throws IllegalArgumentException if two have one name
   */
  public static RuleFolds of(RuleFold<?>... folds) {
    return new RuleFolds(List.of(folds));
  }

  /** The silences after which a truck's findings may change, ascending, without repetition. */
  public List<Duration> silences(Instant at, ReferenceSnapshot reference) {
    List<Duration> all = new ArrayList<>();
    for (RuleFold<?> fold : folds) {
      all.addAll(fold.silences(at, reference));
    }
    return all.stream().distinct().sorted().toList();
  }

  RuleState[] start() {
    RuleState[] states = new RuleState[folds.size()];
    for (int i = 0; i < states.length; i++) {
      states[i] = folds.get(i).start();
    }
    return states;
  }

  void step(RuleState[] states, Step step) {
    for (int i = 0; i < states.length; i++) {
      folds.get(i).stepState(states[i], step);
    }
  }

  void hear(RuleState[] states, Step step) {
    for (int i = 0; i < states.length; i++) {
      folds.get(i).hearState(states[i], step);
    }
  }

  void find(RuleState[] states, Moment moment, List<Finding> findings) {
    for (int i = 0; i < states.length; i++) {
      folds.get(i).findIn(states[i], moment, findings);
    }
  }

  void write(RuleState[] states, DataOutput out) throws IOException {
    out.writeByte(states.length);
    for (int i = 0; i < states.length; i++) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      states[i].write(new DataOutputStream(bytes));
      out.writeUTF(folds.get(i).name());
      out.writeByte(folds.get(i).form());
      out.writeInt(bytes.size());
      out.write(bytes.toByteArray());
    }
  }

  /** The state of one family; null if it is not among these. */
  <S extends RuleState> @Nullable S find(RuleState[] states, String name, Class<S> type) {
    int at = indexOf(name);
    return at < 0 ? null : type.cast(states[at]);
  }

  /** Reads what {@link #write} wrote; a family that has no state there starts anew. */
  RuleState[] read(DataInput in) throws IOException {
    RuleState[] states = start();
    int count = in.readUnsignedByte();
    for (int i = 0; i < count; i++) {
      String name = in.readUTF();
      int form = in.readUnsignedByte();
      int length = in.readInt();
      if (length < 0) {
        throw new IOException("state of " + name + " is said to have " + length + " bytes");
      }
      byte[] bytes = new byte[length];
      in.readFully(bytes);
      int at = indexOf(name);
      if (at >= 0) {
        states[at] = readWhole(folds.get(at), form, bytes);
      }
    }
    return states;
  }

  /** Reads the state of the only family that release 0.1.0 had. */
  RuleState[] readOldest(DataInput in) throws IOException {
    RuleState[] states = start();
    states[0] = folds.get(0).readState(1, in);
    return states;
  }

  private static RuleState readWhole(RuleFold<?> fold, int form, byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    RuleState state = fold.readState(form, in);
    if (in.available() > 0) {
      throw new IOException(
          "state of "
              + fold.name()
              + " in form "
              + form
              + " has "
              + in.available()
              + " bytes more than its "
              + (bytes.length - in.available())
              + " that were read");
    }
    return state;
  }

  private int indexOf(String name) {
    for (int i = 0; i < folds.size(); i++) {
      if (folds.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
