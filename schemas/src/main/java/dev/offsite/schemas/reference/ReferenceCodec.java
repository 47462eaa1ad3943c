package dev.offsite.schemas.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.schemas.json.JsonFault;
import dev.offsite.schemas.json.JsonFaultsException;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.json.RecordReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reference entries and releases to JSON and back: files that humans write, and values of records
 * on the reference topic.
 *
 * <p>Unlike telemetry, an unknown field is a fault: a misspelt one would silently not apply. All
 * faults of a file are collected. Thread-safe.
 */
public final class ReferenceCodec {

  private static final String ENTRIES = "entries";

  /** The entry as the value of a record whose key is {@link ReferenceEntry#key()}. */
  public byte[] encode(ReferenceEntry entry) {
    return RecordJson.write((Record) entry);
  }

  /** The release as the value of a record whose key is {@link Release#key()}. */
  public byte[] encodeRelease(Release release) {
    return RecordJson.write(release);
  }

  /**
   * Reads the value of a record on the reference topic.
   *
   * @throws ReferenceFormatException if the value is no entry of the key's kind, or another one
   *     than the key says
   */
  public ReferenceEntry decode(ReferenceKey.OfEntry key, byte[] value) {
    ReferenceEntry entry = decode(key.kind(), key.text(), value);
    if (!entry.key().equals(key.text())) {
      throw new ReferenceFormatException(
          List.of(
              new ReferenceFault(
                  key.text(), null, entry.id(), "", "the value is that of key " + entry.key())));
    }
    return entry;
  }

  /**
   * Reads one entry of a kind.
   *
   * @param source where it comes from, for messages
   * @throws ReferenceFormatException if it is none
   */
  public ReferenceEntry decode(ReferenceKind kind, String source, byte[] value) {
    return (ReferenceEntry) decodeRecord(kind.type().asSubclass(Record.class), source, value);
  }

  /**
   * Reads the value of a release marker.
   *
   * @throws ReferenceFormatException if it is none, or another one than the key says
   */
  public Release decodeRelease(ReferenceKey.OfRelease key, byte[] value) {
    Release release = decodeRecord(Release.class, key.text(), value);
    if (!release.id().equals(key.id())) {
      throw new ReferenceFormatException(
          List.of(
              new ReferenceFault(
                  key.text(), null, release.id(), "/id", "the value is that of " + release.key())));
    }
    return release;
  }

  /**
   * Reads a file {@code {"entries": [...]}} of one kind.
   *
   * @param file its name, for messages
   * @throws ReferenceFormatException naming every fault: unreadable entries, two of the same id and
   *     version, and versions of one id that overlap in time
   */
  public List<ReferenceEntry> readEntries(ReferenceKind kind, String file, byte[] content) {
    List<ReferenceFault> faults = new ArrayList<>();
    JsonNode entries = parseEntries(file, content, faults);
    List<ReferenceEntry> read = new ArrayList<>();
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      RecordReader reader = new RecordReader(RecordReader.UnknownFields.REFUSED);
      Record entry =
          reader.read(
              entries.get(i), kind.type().asSubclass(Record.class), "/" + ENTRIES + "/" + i);
      if (entry == null) {
        String id = entries.get(i).path("id").textValue();
        addAll(faults, file, i, id, reader.faults());
      } else {
        read.add((ReferenceEntry) entry);
        indexes.add(i);
      }
    }
    addOverlaps(faults, file, read, indexes);
    if (!faults.isEmpty()) {
      throw new ReferenceFormatException(faults);
    }
    return List.copyOf(read);
  }

  /** A file of these entries, one line each. */
  public byte[] writeEntries(List<? extends ReferenceEntry> entries) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(ascii("{\"entries\": [\n"));
    for (int i = 0; i < entries.size(); i++) {
      file.writeBytes(encode(entries.get(i)));
      file.writeBytes(ascii(i + 1 < entries.size() ? ",\n" : "\n"));
    }
    file.writeBytes(ascii("]}\n"));
    return file.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static JsonNode parseEntries(String file, byte[] content, List<ReferenceFault> faults) {
    JsonNode root;
    try {
      root = RecordJson.parse(content);
    } catch (JsonFaultsException e) {
      addAll(faults, file, null, null, e.faults());
      throw new ReferenceFormatException(faults);
    }
    JsonNode entries = root.path(ENTRIES);
    if (!entries.isArray()) {
      faults.add(
          new ReferenceFault(
              file,
              null,
              null,
              "/" + ENTRIES,
              "missing or no array; {\"entries\": […]} is required"));
      throw new ReferenceFormatException(faults);
    }
    root.fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals(ENTRIES)) {
                faults.add(
                    new ReferenceFault(
                        file,
                        null,
                        null,
                        JsonFault.pointerTo("", name),
                        "unknown field; known is only " + ENTRIES));
              }
            });
    return entries;
  }

  private static <T extends Record> T decodeRecord(Class<T> type, String source, byte[] value) {
    List<ReferenceFault> faults = new ArrayList<>();
    try {
      RecordReader reader = new RecordReader(RecordReader.UnknownFields.REFUSED);
      T entry = reader.read(RecordJson.parse(value), type, "");
      if (entry != null) {
        return entry;
      }
      addAll(faults, source, null, null, reader.faults());
    } catch (JsonFaultsException e) {
      addAll(faults, source, null, null, e.faults());
    }
    throw new ReferenceFormatException(faults);
  }

  private static void addAll(
      List<ReferenceFault> faults,
      String file,
      @Nullable Integer index,
      @Nullable String id,
      List<JsonFault> found) {
    for (JsonFault fault : found) {
      faults.add(new ReferenceFault(file, index, id, fault.pointer(), fault.detail()));
    }
  }

  private static void addOverlaps(
      List<ReferenceFault> faults, String file, List<ReferenceEntry> read, List<Integer> indexes) {
    Map<String, List<Integer>> byId = new LinkedHashMap<>();
    for (int i = 0; i < read.size(); i++) {
      ReferenceEntry later = read.get(i);
      List<Integer> sameId = byId.computeIfAbsent(later.id(), id -> new ArrayList<>());
      for (int other : sameId) {
        ReferenceEntry earlier = read.get(other);
        String pointer = "/" + ENTRIES + "/" + indexes.get(i);
        if (later.version() == earlier.version()) {
          faults.add(
              new ReferenceFault(
                  file,
                  indexes.get(i),
                  later.id(),
                  pointer + "/version",
                  later.version() + " is also that of entry " + indexes.get(other)));
        } else if (later.validity().overlaps(earlier.validity())) {
          faults.add(
              new ReferenceFault(
                  file,
                  indexes.get(i),
                  later.id(),
                  pointer + "/validity",
                  "overlaps with version " + earlier.version() + ", entry " + indexes.get(other)));
        }
      }
      sameId.add(i);
    }
  }
}
