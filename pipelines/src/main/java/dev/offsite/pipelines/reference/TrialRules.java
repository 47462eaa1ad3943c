package dev.offsite.pipelines.reference;

import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKey;
import dev.offsite.schemas.reference.ReferenceKind;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Entries that stand in place of those of the valid release, to see what they would lead to. All
 * versions of an entry are replaced together; what the trial does not name stays as it is.
 * Immutable; travels with the job.
 *
 * @param name of the trial; every candidate made under it names it in its release; empty for none
 * @param records entries as JSON, by key
 */
public record TrialRules(String name, Map<String, String> records) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** No trial: the valid release as it is. */
  public static final TrialRules NONE = new TrialRules("", Map.of());

  public TrialRules {
    records = Map.copyOf(records);
  }

  /**
   * The trial in a folder of reference files, or in one such file, named like the folder, or like
   * the file without its ending.
   *
   * @throws IOException if it cannot be read, or is no reference data
   * @throws IllegalArgumentException if it holds none
   */
  public static TrialRules read(Path folder) throws IOException {
    if (Files.isRegularFile(folder)) {
      return readFile(folder);
    }
    List<ReferenceEntry> entries = ReferenceDirectory.read(folder);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("folder " + folder + " holds no reference data");
    }
    return of(folder.toAbsolutePath().normalize().getFileName().toString(), entries);
  }

  private static TrialRules readFile(Path file) throws IOException {
    String name = file.getFileName().toString();
    for (ReferenceKind kind : ReferenceKind.values()) {
      if (kind != ReferenceKind.FENCE && kind.file().equals(name)) {
        List<ReferenceEntry> entries =
            new ReferenceCodec().readEntries(kind, name, Files.readAllBytes(file));
        if (entries.isEmpty()) {
          throw new IllegalArgumentException("file " + file + " holds no reference data");
        }
        return of(name.substring(0, name.lastIndexOf('.')), entries);
      }
    }
    throw new IllegalArgumentException(
        "file " + file + " is not named like one of reference data, such as rules.json");
  }

  /** A trial of these entries. */
  public static TrialRules of(String name, Collection<ReferenceEntry> entries) {
    ReferenceCodec codec = new ReferenceCodec();
    Map<String, String> records = new LinkedHashMap<>();
    for (ReferenceEntry entry : entries) {
      records.put(entry.key(), new String(codec.encode(entry), StandardCharsets.UTF_8));
    }
    return new TrialRules(name, records);
  }

  /** Whether there is none. */
  public boolean isNone() {
    return records.isEmpty();
  }

  /** The release under which candidates are made, for a valid release of that id. */
  String release(String valid) {
    return isNone() ? valid : valid + ".trial-" + name;
  }

  /** The entries of a release with those of the trial in their place. */
  List<ReferenceEntry> applyTo(Collection<ReferenceEntry> valid) {
    if (isNone()) {
      return List.copyOf(valid);
    }
    ReferenceCodec codec = new ReferenceCodec();
    Set<String> replaced = new HashSet<>();
    List<ReferenceEntry> entries = new ArrayList<>();
    for (Map.Entry<String, String> record : records.entrySet()) {
      ReferenceKey.OfEntry key =
          (ReferenceKey.OfEntry) ReferenceKey.parse(record.getKey()).orElseThrow();
      ReferenceEntry entry = codec.decode(key, record.getValue().getBytes(StandardCharsets.UTF_8));
      replaced.add(identity(entry));
      entries.add(entry);
    }
    for (ReferenceEntry entry : valid) {
      if (!replaced.contains(identity(entry))) {
        entries.add(entry);
      }
    }
    return entries;
  }

  private static String identity(ReferenceEntry entry) {
    return entry.getClass().getName() + '/' + entry.id();
  }
}
