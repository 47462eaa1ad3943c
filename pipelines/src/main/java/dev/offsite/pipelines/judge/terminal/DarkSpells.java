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

  /** Cuts that go on. */
  final List<DarkSpell> open = new ArrayList<>();

  /** Spells that ended and may still be changed by a late fix, oldest first. */
  final List<DarkSpell> finished = new ArrayList<>();

  @Override
  public DarkSpells copy() {
    DarkSpells copy = new DarkSpells();
    copy.cargo = cargo;
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
  }

  static DarkSpells read(DataInput in) throws IOException {
    DarkSpells spells = new DarkSpells();
    spells.cargo = Cargo.valueOf(in.readUTF());
    read(spells.open, in);
    read(spells.finished, in);
    return spells;
  }

  private static void write(List<DarkSpell> spells, DataOutput out) throws IOException {
    out.writeShort(spells.size());
    for (DarkSpell spell : spells) {
      spell.write(out);
    }
  }

  private static void read(List<DarkSpell> spells, DataInput in) throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      spells.add(DarkSpell.read(in));
    }
  }
}
