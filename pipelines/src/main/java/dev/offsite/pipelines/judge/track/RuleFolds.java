package dev.offsite.pipelines.judge.track;

import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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

  /** Reads what {@link #write} wrote; a family that has no state there starts anew. */
  RuleState[] read(DataInput in) throws IOException {
    RuleState[] states = start();
    int count = in.readUnsignedByte();
    for (int i = 0; i < count; i++) {
      String name = in.readUTF();
      int form = in.readUnsignedByte();
      int length = in.readInt();
      int at = indexOf(name);
      if (at < 0) {
        in.skipBytes(length);
      } else {
        states[at] = folds.get(at).readState(form, in);
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

  private int indexOf(String name) {
    for (int i = 0; i < folds.size(); i++) {
      if (folds.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
