package dev.offsite.pipelines.judge.patrol;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The places that sightings make, one after the other in the order of their time. Mutable; not
 * thread-safe.
 *
 * <p>A sighting belongs to the place that it is nearest to by their joint uncertainty, if the place
 * is remembered and of the same family of classes. A place whose mean thereby comes within reach of
 * another one is that other one: whichever was seen first stays.
 */
final class Places implements NoticedLog.Fold<Places> {

  /** One place, and which ones it consists of. */
  private record Member(SeenPlace place, List<Sighting> firsts) {

    Member(SeenPlace place) {
      this(place, new ArrayList<>(List.of(place.first())));
    }

    boolean isOf(String family, PatrolRules rules) {
      return rules.familyOf(place.first().objectClass(), place.first().timeMs()).equals(family);
    }
  }

  private final List<Member> members;

  private Places(List<Member> members) {
    this.members = members;
  }

  static Places empty() {
    return new Places(new ArrayList<>());
  }

  /** Every place, in the order of their first sightings. */
  List<SeenPlace> all() {
    return members.stream().map(Member::place).toList();
  }

  int size() {
    return members.size();
  }

  @Override
  public void step(Noticed next, PatrolRules rules) {
    Optional<PatrolRule> inForce = rules.findAt(next.timeMs());
    if (inForce.isEmpty()) {
      return; // the release in force says that this was never forbidden
    }
    if (next instanceof Look look) {
      for (Member member : members) {
        if (!member.place.isForgottenAt(look.timeMs(), inForce.get())) {
          member.place.add(look, inForce.get());
        }
      }
    } else if (next instanceof Sighting sighting) {
      add(sighting, inForce.get(), rules);
    }
  }

  private void add(Sighting sighting, PatrolRule rule, PatrolRules rules) {
    boolean isFaint = sighting.confidence() < rule.confidenceMin();
    String family = rules.familyOf(sighting.objectClass(), sighting.timeMs());
    Member nearest = null;
    double nearestBy = -1;
    for (Member member : members) {
      double nearerBy = member.place.nearerBy(sighting, rule);
      if (nearerBy >= 0
          && nearerBy > nearestBy
          && member.isOf(family, rules)
          && !member.place.isForgottenAt(sighting.timeMs(), rule)) {
        nearest = member;
        nearestBy = nearerBy;
      }
    }
    if (isFaint) {
      if (nearest != null) {
        nearest.place.addFaint(sighting, rule);
      }
      return;
    }
    if (nearest == null) {
      nearest = new Member(new SeenPlace(sighting));
      members.add(nearest);
    }
    nearest.place.add(sighting, rule);
    join(nearest, family, sighting.timeMs(), rule, rules);
  }

  /** Joins what the moved place has come within reach of, until nothing is within reach. */
  @SuppressWarnings("ReferenceEquality") // a member is itself, not one that looks the same
  private void join(Member moved, String family, long timeMs, PatrolRule rule, PatrolRules rules) {
    Member grown = moved;
    boolean hasJoined = true;
    while (hasJoined) {
      hasJoined = false;
      for (Member other : members) {
        if (other != grown
            && other.place.nearerBy(grown.place, rule) >= 0
            && other.isOf(family, rules)
            && !other.place.isForgottenAt(timeMs, rule)) {
          boolean isElder = members.indexOf(other) < members.indexOf(grown);
          Member elder = isElder ? other : grown;
          Member younger = isElder ? grown : other;
          elder.place.absorb(younger.place, rule);
          elder.firsts.addAll(younger.firsts);
          members.remove(younger);
          grown = elder;
          hasJoined = true;
          break;
        }
      }
    }
  }

  /** Removes the places of which none that they are part of in {@code later} passes the test. */
  void removeUnless(Places later, Predicate<SeenPlace> keep) {
    members.removeIf(
        member ->
            later.members.stream()
                .noneMatch(
                    other ->
                        other.firsts.contains(member.place.first()) && keep.test(other.place)));
  }

  /** When the place was last seen that was not seen for longest; empty without places. */
  OptionalLong oldestMs() {
    return members.stream().mapToLong(member -> member.place.last().timeMs()).min();
  }

  @Override
  public Places copy() {
    List<Member> copy = new ArrayList<>(members.size());
    for (Member member : members) {
      copy.add(new Member(member.place.copy(), new ArrayList<>(member.firsts)));
    }
    return new Places(copy);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(members.size());
    for (Member member : members) {
      member.place.write(out);
    }
  }

  static Places read(int version, DataInput in) throws IOException {
    Places places = empty();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      places.members.add(new Member(SeenPlace.read(version, in)));
    }
    return places;
  }
}
