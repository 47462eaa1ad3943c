package dev.offsite.pipelines.judge.overload;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.OverLimitPermit;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.SizeErrors;
import dev.offsite.schemas.reference.SizeLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the sizes of a vehicle against the limits (Ministry order 62/2016 art. 3). Pure;
 * thread-safe.
 *
 * <p>Sizes have no tolerance. The candidate is about the size that is over by the largest share of
 * its limit and names the others. Bodies that may be larger than the rest, such as refrigerated
 * ones, cannot be told by a scale: a human sees them on the photos.
 */
final class OversizeJudge {

  /** An over-limit permit takes the place of the law's figure. */
  static final String PERMIT_REPLACES_LIMIT = "PERMIT_REPLACES_LIMIT";

  List<Finding> judge(PassageCase passage) {
    List<ReferenceEntry.Rule> rules =
        passage.reference().rules(ViolationKind.OVERSIZE, passage.at());
    if (rules.isEmpty() || passage.isExempt()) {
      return List.of();
    }
    PermitMatch permits = passage.permitSearch().match(passage.permits(), passage::isWithin);
    Optional<SizeErrors> errors = passage.certificate().map(ReferenceEntry.Certificate::sizeErrors);
    List<SizeExcess> excesses = excesses(passage, permits.matched(), errors);
    if (excesses.isEmpty()) {
      return List.of();
    }
    SizeExcess worst =
        excesses.stream().max(Comparator.comparingDouble(SizeExcess::percent)).orElseThrow();
    Candidate.Facts facts = facts(passage, worst, excesses, permits, errors);
    List<Finding> findings = new ArrayList<>();
    for (ReferenceEntry.Rule rule : rules) {
      Set<Doubt> doubts = PassageDoubts.aboutRecord(passage, rule);
      doubts.addAll(PassageDoubts.aboutMeasuring(passage, rule));
      if (errors.isEmpty() && passage.certificate().isPresent()) {
        doubts.add(Doubt.SIZE_NOT_VERIFIED);
      }
      if (excesses.stream().noneMatch(SizeExcess::isOverWithErrorDeducted)) {
        doubts.add(Doubt.WITHIN_SIZE_ERROR);
      }
      findings.add(PassageFindings.of(passage, rule, facts, law(passage, rule, worst), doubts));
    }
    return findings;
  }

  private static List<SizeExcess> excesses(
      PassageCase passage, Optional<OverLimitPermit> permit, Optional<SizeErrors> errors) {
    List<SizeExcess> excesses = new ArrayList<>();
    lowest(passage)
        .forEach(
            (size, law) -> {
              Long measuredMm = size.measuredMm(passage.passage());
              long limitMm = size.limitMm(law);
              Long permittedMm = permit.map(size::permittedMm).orElse(null);
              if (permittedMm != null && permittedMm > limitMm) {
                limitMm = permittedMm;
              }
              if (measuredMm != null && measuredMm > limitMm) {
                long errorMm = errors.map(size::errorMm).orElse(0L);
                excesses.add(new SizeExcess(size, measuredMm, limitMm, errorMm, law));
              }
            });
    return excesses;
  }

  /** For each size the law in force with the lowest limit. */
  private static Map<Size, SizeLimits> lowest(PassageCase passage) {
    Map<Size, SizeLimits> lowest = new EnumMap<>(Size.class);
    for (SizeLimits law : passage.reference().sizeLimits(passage.at())) {
      for (Size size : Size.values()) {
        if (size.limitMm(law) != null) {
          lowest.merge(size, law, (a, b) -> size.limitMm(b) < size.limitMm(a) ? b : a);
        }
      }
    }
    return lowest;
  }

  private static Candidate.Facts facts(
      PassageCase passage,
      SizeExcess worst,
      List<SizeExcess> excesses,
      PermitMatch permits,
      Optional<SizeErrors> errors) {
    Map<String, String> details = PassageFindings.details(passage);
    details.put("size", worst.size().name());
    details.put("limitBasis", worst.law().basis());
    for (Size size : Size.values()) {
      Long measuredMm = size.measuredMm(passage.passage());
      if (measuredMm != null) {
        details.put(size.label() + 'M', metres(measuredMm));
      }
      errors.ifPresent(e -> details.put(size.label() + "ErrorM", metres(size.errorMm(e))));
    }
    for (SizeExcess excess : excesses) {
      details.put(excess.size().label() + "LimitM", metres(excess.limitMm()));
    }
    if (errors.isPresent()) {
      boolean isOver = excesses.stream().anyMatch(SizeExcess::isOverWithErrorDeducted);
      details.put("overWithErrorDeducted", Boolean.toString(isOver));
    }
    PassageFindings.putPermits(details, permits);
    boolean isPermits = worst.limitMm() != worst.size().limitMm(worst.law());
    return new Candidate.Facts(
        worst.measuredMm() / 1e3,
        worst.limitMm() / 1e3,
        null,
        "m",
        (worst.measuredMm() - worst.limitMm()) / 1e3,
        worst.percent(),
        details,
        isPermits ? List.of(PERMIT_REPLACES_LIMIT) : List.of());
  }

  private static String metres(long mm) {
    return Double.toString(mm / 1e3);
  }

  private static Candidate.Law law(
      PassageCase passage, ReferenceEntry.Rule rule, SizeExcess worst) {
    SizeLimits law = worst.law();
    String band = SizeBands.bandOf(law, passage.passage());
    return new Candidate.Law(
        law.basis(),
        band == null ? null : law.id() + '/' + law.version(),
        band,
        rule.matter(),
        rule.department(),
        rule.severity());
  }
}
