package dev.offsite.pipelines.reference;

import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.geojson.FenceReader;
import dev.offsite.geo.geojson.FenceWriter;
import dev.offsite.geo.geojson.GeoJsonException;
import dev.offsite.schemas.json.JsonFault;
import dev.offsite.schemas.json.JsonFaultsException;
import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceFault;
import dev.offsite.schemas.reference.ReferenceFormatException;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.reference.Validity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory of reference data: one JSON file for each kind ({@link ReferenceKind#file()}), and
 * the fences as GeoJSON files in the folder {@code fences}. Vendor profiles may also stand in the
 * folder {@value ReferenceKind#PROFILE_FOLDER}, one YAML file each (see {@link ProfileFile}). A
 * file that is missing holds nothing.
 */
public final class ReferenceDirectory {

  private static final ReferenceCodec CODEC = new ReferenceCodec();

  /** The first instant that can be written (RFC 3339 has no years before 0000). */
  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

  /**
   * Reads and checks the whole directory.
   *
   * @throws ReferenceFormatException naming every fault with its file, entry or feature, and field;
   *     nothing of a directory with a fault is returned
   * @throws IOException if a file cannot be read
   */
  public static List<ReferenceEntry> read(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new IOException(directory + " is no directory");
    }
    List<ReferenceFault> faults = new ArrayList<>();
    List<ReferenceEntry> entries = new ArrayList<>();
    for (ReferenceKind kind : ReferenceKind.values()) {
      if (kind != ReferenceKind.FENCE) {
        readFile(directory, kind, entries, faults);
      }
    }
    for (Path file : filesIn(directory.resolve(ReferenceKind.FENCE.file()), ".geojson")) {
      readFences(directory, file, entries, faults);
    }
    Path profiles = directory.resolve(ReferenceKind.PROFILE_FOLDER);
    for (Path file : filesIn(profiles, ".yaml", ".yml")) {
      readProfile(directory, file, entries, faults);
    }
    if (faults.isEmpty()) {
      faults.addAll(ReferenceChecks.check(entries));
    }
    if (!faults.isEmpty()) {
      throw new ReferenceFormatException(faults);
    }
    return List.copyOf(entries);
  }

  private static void readFile(
      Path directory, ReferenceKind kind, List<ReferenceEntry> entries, List<ReferenceFault> faults)
      throws IOException {
    Path file = directory.resolve(kind.file());
    if (!Files.exists(file)) {
      return;
    }
    try {
      entries.addAll(CODEC.readEntries(kind, kind.file(), Files.readAllBytes(file)));
    } catch (ReferenceFormatException e) {
      faults.addAll(e.faults());
    }
  }

  private static List<Path> filesIn(Path folder, String... endings) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Arrays.stream(endings).anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    }
  }

  private static void readProfile(
      Path directory, Path file, List<ReferenceEntry> entries, List<ReferenceFault> faults)
      throws IOException {
    try {
      entries.add(ProfileFile.read(nameOf(directory, file), Files.readAllBytes(file)));
    } catch (ReferenceFormatException e) {
      faults.addAll(e.faults());
    }
  }

  private static String nameOf(Path directory, Path file) {
    return directory.relativize(file).toString().replace('\\', '/');
  }

  private static void readFences(
      Path directory, Path file, List<ReferenceEntry> entries, List<ReferenceFault> faults)
      throws IOException {
    String name = nameOf(directory, file);
    List<Fence> fences;
    try {
      fences = FenceReader.read(Files.readAllBytes(file));
    } catch (GeoJsonException e) {
      faults.add(new ReferenceFault(name, null, null, e.pointer(), e.getMessage()));
      return;
    }
    for (int i = 0; i < fences.size(); i++) {
      Fence fence = fences.get(i);
      try {
        entries.add(
            new ReferenceEntry.FenceFeature(
                fence.id(), fence.version(), validityOf(fence), FenceWriter.write(List.of(fence))));
      } catch (JsonFaultsException e) {
        for (JsonFault fault : e.faults()) {
          faults.add(
              new ReferenceFault(
                  name,
                  i,
                  fence.id(),
                  "/features/" + i + "/properties" + fault.pointer(),
                  fault.detail()));
        }
      }
    }
  }

  /** Of a fence without beginning, from {@link #EARLIEST} on. */
  private static Validity validityOf(Fence fence) {
    Instant from = fence.validity().from();
    return new Validity(from.isBefore(EARLIEST) ? EARLIEST : from, fence.validity().to());
  }

  private ReferenceDirectory() {}
}
