package dev.offsite.pipelines.reference;

import dev.offsite.schemas.reference.Authority;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceFault;
import dev.offsite.schemas.reference.ReferenceKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must fit together of authorities: the area one level up has an authority too. */
final class CaseChecks {

  static List<ReferenceFault> check(Collection<ReferenceEntry> entries) {
    Set<String> areas = new HashSet<>();
    for (ReferenceEntry entry : entries) {
      if (entry instanceof Authority authority) {
        areas.add(authority.areaId());
      }
    }
    List<ReferenceFault> faults = new ArrayList<>();
    for (ReferenceEntry entry : entries) {
      if (entry instanceof Authority authority
          && authority.parentAreaId() != null
          && !areas.contains(authority.parentAreaId())) {
        faults.add(
            new ReferenceFault(
                ReferenceKind.AUTHORITY.file(),
                null,
                null,
                "/parentAreaId",
                String.format(
                    "authority '%s' version %d: no authority is of the area '%s'",
                    authority.id(), authority.version(), authority.parentAreaId())));
      }
    }
    return faults;
  }

  private CaseChecks() {}
}
