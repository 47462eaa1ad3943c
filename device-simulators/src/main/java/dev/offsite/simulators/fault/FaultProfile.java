package dev.offsite.simulators.fault;

import dev.offsite.schemas.channel.DeviceKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which faults which share of the devices has, in the order in which they act on a message.
 *
 * <p>YAML: a resource of this module, or a file of one's own. Immutable.
 */
public final class FaultProfile {

  /** Every device and every network works. */
  public static final String NONE = "none";

  private static final List<String> NAMES =
      List.of(
          NONE,
          "duplicates",
          "reorder",
          "lossy",
          "blind-areas",
          "corrupt",
          "skewed-clocks",
          "wrong-datum",
          "restarts",
          "reconnect-storm",
          "bad-network");

  private final String name;
  private final String about;
  private final List<FaultEntry> entries;

  FaultProfile(String name, String about, List<FaultEntry> entries) {
    this.name = Objects.requireNonNull(name, "name");
    this.about = Objects.requireNonNull(about, "about");
    this.entries = List.copyOf(entries);
  }

  /** The profiles of this module. */
  public static List<String> names() {
    return NAMES;
  }

  /** The profile without a fault. */
  public static FaultProfile none() {
    return new FaultProfile(NONE, "", List.of());
  }

  /**
   * The profile of this name or, if there is none, of this file.
   *
   * @throws IllegalArgumentException if there is neither, naming the profiles there are, or if the
   *     file is no profile, naming key, value and limit
   */
  public static FaultProfile load(String nameOrFile) throws IOException {
    if (NAMES.contains(nameOrFile)) {
      return parse(nameOrFile, resource(nameOrFile + ".yaml"));
    }
    Path file = Path.of(nameOrFile);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "no fault profile and no file '"
              + nameOrFile
              + "'; there is "
              + String.join(", ", NAMES));
    }
    return parse(
        file.getFileName().toString().replaceFirst("\\.yaml$", ""), Files.readString(file));
  }

  /**
   * The profile of a text in the form of its files.
   *
   * @param name for it, and for messages
   * @throws IllegalArgumentException if the text is no profile, naming key, value and limit
   */
  public static FaultProfile parse(String name, String text) {
    return FaultFile.read(name, text);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** What it shows, for somebody who chooses one. */
  public String about() {
    return about;
  }

  /** Whether no device has any fault. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Names of the faults of one device in the order they act: a pure function. */
  public List<String> faultsOf(DeviceKind kind, String deviceId, long seed) {
    return entriesOf(kind, deviceId, seed).stream().map(FaultEntry::name).toList();
  }

  /** Those of them that may lose, change or long hold back a report. */
  public List<String> spoilingFaultsOf(DeviceKind kind, String deviceId, long seed) {
    return entriesOf(kind, deviceId, seed).stream()
        .filter(entry -> !entry.fault().keepsReports())
        .map(FaultEntry::name)
        .toList();
  }

  List<FaultEntry> entriesOf(DeviceKind kind, String deviceId, long seed) {
    List<FaultEntry> hit = new ArrayList<>();
    for (FaultEntry entry : entries) {
      if (entry.hits(kind, deviceId, seed)) {
        hit.add(entry);
      }
    }
    return hit;
  }

  private static String resource(String file) {
    try (InputStream in = FaultProfile.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the build lacks the resource " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
