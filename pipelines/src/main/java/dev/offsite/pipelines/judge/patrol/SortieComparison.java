package dev.offsite.pipelines.judge.patrol;

import dev.offsite.geo.Wgs84Position;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One place from sortie to sortie: on which ones it was seen, and on which one it was looked for
 * and not seen. Fed in the order of time. Mutable; not thread-safe.
 *
 * <p>A place is gone when one sortie that did not see it had all of it in view often enough, and no
 * sighting of that sortie or of another has come within a while after the last of these looks.
 */
final class SortieComparison {

  /** Sorties by which a sighting is known as one of the same sortie; the oldest are forgotten. */
  private static final int SORTIES_MAX = 16;

  /** Sorties over one place at one moment. */
  private static final int PENDING_MAX = 8;

  /** A sortie that has looked and not seen. */
  private record Pending(String patrol, int looks, long lastMs, Look nearest) {}

  private final List<String> sorties = new ArrayList<>();
  private final List<String> faintOn = new ArrayList<>();
  private final List<Pending> pending = new ArrayList<>();
  private int seenOn;
  private int reopened;
  private @Nullable Look gone;

  /** Number of sorties on which it was seen; 0 if no device says which one it flies. */
  int seenOn() {
    return seenOn;
  }

  /** How often it was seen again after it had gone. */
  int reopened() {
    return reopened;
  }

  /** Something too unsure to say that it is there, and yet enough not to say that it is gone. */
  void seeFaintly(Sighting sighting, PatrolRule rule) {
    settle(sighting.timeMs(), rule);
    if (gone == null) {
      pending.clear();
      remember(faintOn, sighting);
    }
  }

  /** A sighting. */
  void see(Sighting sighting, PatrolRule rule) {
    settle(sighting.timeMs(), rule);
    if (gone != null) {
      gone = null;
      reopened++;
    }
    pending.clear();
    if (remember(sorties, sighting)) {
      seenOn++;
    }
  }

  /** Whether it is a sortie that was not among them. */
  private static boolean remember(List<String> patrols, Sighting sighting) {
    if (sighting.sortieId().isEmpty() || patrols.contains(sighting.patrol())) {
      return false;
    }
    patrols.add(sighting.patrol());
    if (patrols.size() > SORTIES_MAX) {
      patrols.remove(0);
    }
    return true;
  }

  /** A look that had all of the place in view. */
  void look(Look look, Wgs84Position place, PatrolRule rule) {
    settle(look.timeMs(), rule);
    if (gone != null || sorties.contains(look.patrol()) || faintOn.contains(look.patrol())) {
      return;
    }
    for (int i = 0; i < pending.size(); i++) {
      Pending before = pending.get(i);
      if (before.patrol.equals(look.patrol())) {
        boolean isNearer = look.distanceM(place) < before.nearest.distanceM(place);
        pending.set(
            i,
            new Pending(
                before.patrol, before.looks + 1, look.timeMs(), isNearer ? look : before.nearest));
        return;
      }
    }
    if (pending.size() == PENDING_MAX) {
      pending.remove(0);
    }
    pending.add(new Pending(look.patrol(), 1, look.timeMs(), look));
  }

  /** The look that shows it is gone, as far as is known at a time; empty if it is there. */
  Optional<Look> goneAt(long timeMs, PatrolRule rule) {
    if (gone != null) {
      return Optional.of(gone);
    }
    if (rule.comparesSorties()) {
      for (Pending sortie : pending) {
        if (sortie.looks >= rule.goneLooks() && sortie.lastMs + rule.goneAfterMs() <= timeMs) {
          return Optional.of(sortie.nearest);
        }
      }
    }
    return Optional.empty();
  }

  /** Takes what was known of another place that proved to be the same one. */
  void absorb(SortieComparison other) {
    for (String patrol : other.sorties) {
      if (!sorties.contains(patrol)) {
        sorties.add(patrol);
        seenOn++;
      }
    }
    while (sorties.size() > SORTIES_MAX) {
      sorties.remove(0);
    }
    reopened = Math.max(reopened, other.reopened);
    gone = null;
    pending.clear();
  }

  private void settle(long timeMs, PatrolRule rule) {
    goneAt(timeMs, rule)
        .ifPresent(
            look -> {
              gone = look;
              pending.clear();
            });
  }

  SortieComparison copy() {
    SortieComparison copy = new SortieComparison();
    copy.sorties.addAll(sorties);
    copy.faintOn.addAll(faintOn);
    copy.pending.addAll(pending);
    copy.seenOn = seenOn;
    copy.reopened = reopened;
    copy.gone = gone;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(sorties.size());
    for (String patrol : sorties) {
      out.writeUTF(patrol);
    }
    out.writeInt(faintOn.size());
    for (String patrol : faintOn) {
      out.writeUTF(patrol);
    }
    out.writeInt(pending.size());
    for (Pending sortie : pending) {
      out.writeUTF(sortie.patrol);
      out.writeInt(sortie.looks);
      out.writeLong(sortie.lastMs);
      SightingForm.writeLook(sortie.nearest, out);
    }
    out.writeInt(seenOn);
    out.writeInt(reopened);
    out.writeBoolean(gone != null);
    if (gone != null) {
      SightingForm.writeLook(gone, out);
    }
  }

  static SortieComparison read(DataInput in) throws IOException {
    SortieComparison comparison = new SortieComparison();
    int sorties = in.readInt();
    for (int i = 0; i < sorties; i++) {
      comparison.sorties.add(in.readUTF());
    }
    int faintOn = in.readInt();
    for (int i = 0; i < faintOn; i++) {
      comparison.faintOn.add(in.readUTF());
    }
    int pending = in.readInt();
    for (int i = 0; i < pending; i++) {
      comparison.pending.add(
          new Pending(in.readUTF(), in.readInt(), in.readLong(), SightingForm.readLook(in)));
    }
    comparison.seenOn = in.readInt();
    comparison.reopened = in.readInt();
    comparison.gone = in.readBoolean() ? SightingForm.readLook(in) : null;
    return comparison;
  }
}
