package dev.offsite.pipelines.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.pipelines.decode.vendor.VendorMapping;
import dev.offsite.pipelines.reference.ProfileFile;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The vendor profiles that ship, and small ones for tests. */
public final class Profiles {

  public static final String WIM = "wim-10kg-bits";
  public static final String TRUCK = "muck-terminal-1closed-0open";
  public static final String DJI = "dji-cloud-osd";

  /** The names of the profiles that ship. */
  public static final List<String> SHIPPED = List.of(WIM, TRUCK, DJI);

  /** The YAML of a profile that ships. */
  public static String yaml(String id) {
    try (InputStream in = VendorMapping.class.getResourceAsStream(id + ".yaml")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A profile that ships. */
  public static ReferenceEntry.VendorProfile shipped(String id) {
    return parse(yaml(id));
  }

  /** A profile that passes its own tests. */
  public static ReferenceEntry.VendorProfile parse(String yaml) {
    return ProfileFile.read("profiles/test.yaml", yaml.getBytes(UTF_8));
  }

  /**
   * The YAML of a profile for status reports, with further fields and one test.
   *
   * @param fields lines such as {@code firmware: /fw}, beside deviceTime and state
   */
  public static String status(String... fields) {
    StringBuilder yaml =
        new StringBuilder(
            """
            id: status
            version: 1
            validity: {from: "2020-01-01T00:00:00Z"}
            title: a test
            basis: a test
            deviceKind: TRUCK
            report: STATUS
            topic: v/{deviceId}/s
            tests:
              - name: nothing
                topic: v/d/s
                given: "{}"
                expectFault: {reason: MISSING_FIELD, pointer: /t}
            fields:
              deviceTime: {source: /t, time: epoch-s}
              state: {constant: ONLINE}
            """);
    for (String field : fields) {
      yaml.append("  ").append(field).append('\n');
    }
    return yaml.toString();
  }

  private Profiles() {}
}
