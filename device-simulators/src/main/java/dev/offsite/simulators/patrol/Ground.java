package dev.offsite.simulators.patrol;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.zone.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What lies in one patrol area, and where its drones will be fooled.
 *
 * <p>No object is a doubtful case: each lies at least {@value #BORDER_M} m from every patrol zone's
 * border and at least 40 m from the next object, and is seen from exactly one lane. To ask for
 * precision and recall of 1.0 is therefore fair here.
 *
 * @param objects really there
 * @param mirages places where a drone reports something, once, that is not there
 */
public record Ground(List<GroundObject> objects, List<GroundObject> mirages) {

  /** Distance to borders, well above every georeference error. */
  static final double BORDER_M = 25;

  private static final double FIRST_SLOT_M = 60;
  private static final double SLOT_SPACING_M = 63;
  private static final double JITTER_ALONG_M = 5;
  private static final double JITTER_ACROSS_M = 20;

  private static final List<String> CLASSES =
      List.of(
          "SPOIL_HEAP", "WASTE_HEAP", "FISHING", "ILLEGAL_PARKING", "STRAW_BURNING", "SPOIL_HEAP");

  public Ground {
    objects = List.copyOf(objects);
    mirages = List.copyOf(mirages);
  }

  /**
   * Places objects and mirages on the slots of an area.
   *
   * @param litteredShare share of those that are there, 0 to 1; fewer are a part of more
   */
  public static Ground of(
      PatrolArea area,
      List<Zone> patrolZones,
      List<ReferenceEntry.Rule> rules,
      double litteredShare,
      long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SplittableRandom littered = new SplittableRandom(~seed);
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
        String objectClass = early ? CLASSES.get(0) : drawn;
        int draw = early ? random.nextInt(6) : random.nextInt(10);
        if (patrolZones.stream().anyMatch(z -> z.ring().distanceToBorderM(at) < BORDER_M)) {
          continue;
        }
        Zone zone =
            patrolZones.stream().filter(z -> z.ring().encloses(at)).findFirst().orElse(null);
        boolean counts = zone != null && counts(rules, zone.kind(), objectClass);
        String id = area.id() + "-" + lane + "-" + Math.round(slotM);
        GroundObject object =
            new GroundObject(id, objectClass, at, lane, zone == null ? "" : zone.id(), counts);
        if (littered.nextDouble() >= litteredShare) {
          continue;
        }
        if (draw < 6) {
          objects.add(object);
        } else if (draw < 8) {
          mirages.add(object);
        }
      }
    }
    return new Ground(objects, mirages);
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
