package dev.offsite.schemas.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the axles of vehicles lie: what can be told of a configuration where a scale does not say it.
 *
 * <p>Axles that lie close together are one group. A layout is a sequence of groups, front to rear,
 * and may ask for distances between them; several layouts may fit one vehicle.
 *
 * @param basis where the figures come from
 * @param groupSpacingMMax axles at most so far apart are of one group
 * @param layouts at least one
 */
public record AxleLayouts(
    String id,
    int version,
    Validity validity,
    String basis,
    double groupSpacingMMax,
    List<AxleLayout> layouts)
    implements ReferenceEntry {

  /**
   * One way to lie.
   *
   * @param configuration what vehicles of this layout are
   * @param groups number of axles of each group, front to rear
   * @param gapsM distances between neighbouring groups; empty if any will do
   * @param driveAxles driven axles where the layout leaves no choice; null if it does
   */
  public record AxleLayout(
      VehicleConfiguration configuration,
      List<Integer> groups,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Gap> gapsM,
      @Nullable Integer driveAxles) {
    public AxleLayout {
      Objects.requireNonNull(configuration, "configuration");
      groups = List.copyOf(groups);
      gapsM = gapsM == null ? List.of() : List.copyOf(gapsM);
      EntryChecks checks =
          EntryChecks.of()
              .notEmpty("groups", groups)
              .atLeast("driveAxles", driveAxles, 1)
              .require(
                  gapsM.isEmpty() || gapsM.size() == groups.size() - 1,
                  "gapsM",
                  gapsM.size() + " gaps between " + groups.size() + " groups");
      groups.forEach(axles -> checks.atLeast("groups", axles, 1));
      checks.done();
    }

    private boolean fits(List<Integer> seenGroups, List<Double> seenGapsM) {
      if (!groups.equals(seenGroups)) {
        return false;
      }
      for (int i = 0; i < gapsM.size(); i++) {
        if (!gapsM.get(i).holds(seenGapsM.get(i))) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * A range of distances, from the last axle of one group to the first of the next.
   *
   * @param from inclusive, metres
   * @param to inclusive, metres
   */
  public record Gap(double from, double to) {
    public Gap {
      EntryChecks.of()
          .atLeast("from", from, 0)
          .require(to >= from, "to", to + " is below from " + from)
          .done();
    }

    private boolean holds(double gapM) {
      return gapM >= from && gapM <= to;
    }
  }

  public AxleLayouts {
    layouts = List.copyOf(layouts);
    EntryChecks.of(id, version, validity)
        .text("basis", basis)
        .above("groupSpacingMMax", groupSpacingMMax, 0)
        .notEmpty("layouts", layouts)
        .done();
  }

  /**
   * The number of axles of each group, front to rear.
   *
   * @param spacingsM between neighbouring axles; one fewer than axles
   */
  public List<Integer> groupsOf(List<Double> spacingsM) {
    List<Integer> groups = new ArrayList<>();
    int axles = 1;
    for (double spacingM : spacingsM) {
      if (spacingM <= groupSpacingMMax) {
        axles++;
      } else {
        groups.add(axles);
        axles = 1;
      }
    }
    groups.add(axles);
    return List.copyOf(groups);
  }

  /**
   * The layouts that fit, in their order; none if the vehicle is of no known layout.
   *
   * @param spacingsM between neighbouring axles; one fewer than axles
   */
  public List<AxleLayout> fitting(List<Double> spacingsM) {
    List<Integer> groups = groupsOf(spacingsM);
    List<Double> gapsM = spacingsM.stream().filter(m -> m > groupSpacingMMax).toList();
    return layouts.stream().filter(layout -> layout.fits(groups, gapsM)).toList();
  }
}
