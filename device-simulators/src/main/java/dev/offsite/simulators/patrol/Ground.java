package dev.offsite.simulators.patrol;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.plane.Draws;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.zone.Span;
import dev.offsite.simulators.zone.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What lies in one patrol area, and where its drones will be fooled.
 *
 * <p>No object is a doubtful case: each lies at least {@value #BORDER_M} m from every patrol zone's
 * border and at least 40 m from the next object, and is seen from exactly one lane. To ask for
 * precision and recall of 1.0 is therefore fair here, as long as the camera looks straight down and
 * misses no more than every second frame. No two objects ever share a place, so whatever is found
 * there once is always the same one.
 *
 * @param objects really there, each in its time
 * @param mirages places where a drone reports something, once, that is not there
 */
public record Ground(List<GroundObject> objects, List<GroundObject> mirages) {

  /** Distance to borders, well above every georeference error. */
  static final double BORDER_M = 25;

  /** Share of the possible places that hold an object, in the life of the world. */
  static final double OBJECT_SHARE = 0.6;

  private static final double FIRST_SLOT_M = 60;
  private static final double SLOT_SPACING_M = 63;
  private static final double JITTER_ALONG_M = 5;
  private static final double JITTER_ACROSS_M = 20;

  /**
   * What detection models in use can tell apart; those that rules look for as often as all others
   * together, because a detector must also leave alone what it has no rule for.
   */
  private static final List<String> CLASSES =
      List.of(
          "SPOIL_HEAP",
          "SPOIL_HEAP",
          "SPOIL_HEAP",
          "SPOIL_HEAP",
          "WASTE_HEAP",
          "WASTE_HEAP",
          "WASTE_HEAP",
          "FISHING",
          "FISHING",
          "FISHING",
          "EXPOSED_EARTH",
          "FLOATING_DEBRIS",
          "GOODS_OUTSIDE_SHOP",
          "ILLEGAL_BUILDING",
          "ILLEGAL_PARKING",
          "ILLEGAL_PARKING",
          "MANHOLE_COVER_DAMAGED",
          "ROAD_STALL",
          "STRAW_BURNING",
          "STRAW_BURNING");

  public Ground {
    objects = List.copyOf(objects);
    mirages = List.copyOf(mirages);
  }

  /** Places objects and mirages on the slots of an area. */
  public static Ground of(
      Sorties sorties,
      PatrolPlan plan,
      List<Zone> patrolZones,
      List<ReferenceEntry.Rule> rules,
      long seed) {
    PatrolArea area = sorties.area();
    SplittableRandom random = new SplittableRandom(seed);
    Lifetimes lifetimes =
        new Lifetimes(
            sorties, plan.passingShare(), new SplittableRandom(Draws.seed(seed, "lifetimes", 0)));
    SplittableRandom littered = new SplittableRandom(Draws.seed(seed, "littered", 0));
    List<GroundObject> objects = new ArrayList<>();
    List<GroundObject> mirages = new ArrayList<>();
    for (int lane = 0; lane < area.lanes(); lane++) {
      for (double slotM = FIRST_SLOT_M;
          slotM <= area.laneLengthM() - FIRST_SLOT_M;
          slotM += SLOT_SPACING_M) {
        PlanePoint at =
            area.onLane(lane, slotM)
                .plus(
                    (2 * random.nextDouble() - 1) * JITTER_ALONG_M,
                    (2 * random.nextDouble() - 1) * JITTER_ACROSS_M);
        // The first lanes begin with heaps, so that a trial of a minute finds some for certain.
        boolean early = lane < 2 && slotM < FIRST_SLOT_M + 2.5 * SLOT_SPACING_M;
        String drawn = CLASSES.get(random.nextInt(CLASSES.size()));
        double draw = random.nextDouble();
        Span life = lifetimes.next();
        if (littered.nextDouble() >= plan.litteredShare()) {
          continue; // drawn in any case: fewer objects are a part of more
        }
        if (patrolZones.stream().anyMatch(z -> z.ring().distanceToBorderM(at) < BORDER_M)) {
          continue;
        }
        Zone zone =
            patrolZones.stream().filter(z -> z.ring().encloses(at)).findFirst().orElse(null);
        String objectClass = early ? CLASSES.get(0) : drawn;
        if (zone != null && isOfTheKerb(rules, zone.kind(), objectClass)) {
          continue; // who stands where nobody may is a car at the kerb
        }
        boolean counts = zone != null && counts(rules, zone.kind(), objectClass);
        boolean real = early || draw < OBJECT_SHARE;
        GroundObject object =
            new GroundObject(
                area.id() + "-" + lane + "-" + Math.round(slotM),
                objectClass,
                at,
                lane,
                zone == null ? "" : zone.id(),
                counts,
                real && !early ? life : Span.ALWAYS);
        if (real) {
          objects.add(object);
        } else if (draw < OBJECT_SHARE + plan.camera().mirageShare()) {
          mirages.add(object);
        }
      }
    }
    return new Ground(objects, mirages);
  }

  private static boolean isOfTheKerb(
      List<ReferenceEntry.Rule> rules, String fenceKind, String objectClass) {
    return rules.stream()
        .anyMatch(
            rule ->
                rule.violation() == ViolationKind.ILLEGAL_PARKING
                    && rule.fenceKinds().contains(fenceKind)
                    && rule.objectClasses().contains(objectClass));
  }

  private static boolean counts(
      List<ReferenceEntry.Rule> rules, String fenceKind, String objectClass) {
    for (ReferenceEntry.Rule rule : rules) {
      if (rule.violation() == ViolationKind.PATROL_OBJECT
          && rule.fenceKinds().contains(fenceKind)
          && rule.objectClasses().contains(objectClass)) {
        return true;
      }
    }
    return false;
  }
}
