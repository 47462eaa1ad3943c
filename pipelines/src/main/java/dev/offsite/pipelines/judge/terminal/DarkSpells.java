package dev.offsite.pipelines.judge.terminal;

import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.RuleState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The times in which one truck's terminal was dark. Mutable; not thread-safe. */
final class DarkSpells implements RuleState {

  /** What was known of the load at the newest fix. */
  Cargo cargo = Cargo.UNKNOWN;

  /** Reports since the newest fix, in which the terminal said that it had none. */
  int heardWithoutFix;

  /** Time of the newest of these, milliseconds; of no meaning without one. */
  long heardMs;

  /** Cuts that go on. */
  final List<DarkSpell> open = new ArrayList<>();

  /** Spells that ended and may still be changed by a late fix, oldest first. */
  final List<DarkSpell> finished = new ArrayList<>();

  @Override
  public DarkSpells copy() {
    DarkSpells copy = new DarkSpells();
    copy.cargo = cargo;
    copy.heardWithoutFix = heardWithoutFix;
    copy.heardMs = heardMs;
    open.forEach(spell -> copy.open.add(spell.copy()));
    finished.forEach(spell -> copy.finished.add(spell.copy()));
    return copy;
  }

  @Override
  public void settle(long settledMs) {
    finished.removeIf(spell -> spell.isSettled(settledMs));
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeUTF(cargo.name());
    write(open, out);
    write(finished, out);
    out.writeInt(heardWithoutFix);
    if (heardWithoutFix > 0) {
      out.writeLong(heardMs);
    }
  }

  static DarkSpells read(int form, DataInput in) throws IOException {
    DarkSpells spells = new DarkSpells();
    spells.cargo = Cargo.valueOf(in.readUTF());
    read(form, spells.open, in);
    read(form, spells.finished, in);
    spells.heardWithoutFix = form == 1 ? 0 : in.readInt();
    spells.heardMs = spells.heardWithoutFix == 0 ? 0 : in.readLong();
    return spells;
  }

  private static void write(List<DarkSpell> spells, DataOutput out) throws IOException {
    out.writeShort(spells.size());
    for (DarkSpell spell : spells) {
      spell.write(out);
    }
  }

  private static void read(int form, List<DarkSpell> spells, DataInput in) throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      spells.add(DarkSpell.read(form, in));
    }
  }
}
