package dev.offsite.simulators.scenario;

import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A directory of reference data, as {@code reference publish} takes it. */
public final class ReferenceFolder {

  /**
   * Writes entries: a file for each kind, and below {@code fences/} one for each fence.
   *
   * @param directory is created; files of the same names are replaced
   */
  public static void write(Path directory, List<ReferenceEntry> entries) throws IOException {
    ReferenceCodec codec = new ReferenceCodec();
    Path fences = directory.resolve(ReferenceKind.FENCE.file());
    Files.createDirectories(fences);
    for (ReferenceKind kind : ReferenceKind.values()) {
      List<ReferenceEntry> ofKind =
          entries.stream().filter(entry -> ReferenceKind.of(entry) == kind).toList();
      if (kind != ReferenceKind.FENCE) {
        Files.write(directory.resolve(kind.file()), codec.writeEntries(ofKind));
        continue;
      }
      for (ReferenceEntry entry : ofKind) {
        ReferenceEntry.FenceFeature fence = (ReferenceEntry.FenceFeature) entry;
        Files.writeString(fences.resolve(fence.id() + ".geojson"), fence.feature());
      }
    }
  }

  private ReferenceFolder() {}
}
