package dev.offsite.pipelines.decode.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.ingest.ForeignTopic;
import dev.offsite.pipelines.testing.Profiles;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.reference.ProfileMapping;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The guide says what the code does. */
class VendorProfilesGuideTest {

  private static final Path GUIDE = Path.of("../docs/vendor-profiles.md");

  private String text;

  @BeforeEach
  void read() throws IOException {
    text = Files.readString(GUIDE);
  }

  @Test
  void example_passesItsOwnTests() {
    Matcher block = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(text);
    assertThat(block.find()).isTrue();
    ReferenceEntry.VendorProfile profile = Profiles.parse(block.group(1));
    assertThat(profile.tests()).hasSize(2);
    assertThat(ProfileTests.check(profile)).isEmpty();
    assertThat(block.find()).isFalse();
  }

  @Test
  void language_everyOptionOfTheContract_isInTheTables() {
    for (RecordComponent option : ProfileMapping.Field.class.getRecordComponents()) {
      assertThat(text).contains("`" + option.getName() + "`");
    }
    for (String part : List.of("topic", "unwrap", "each", "fields", "tests")) {
      assertThat(text).contains("| `" + part + "` |");
    }
    for (ProfileMapping.Wrapping.Encoding encoding : ProfileMapping.Wrapping.Encoding.values()) {
      assertThat(text).contains("`" + encoding + "`");
    }
  }

  @Test
  void units_everyOneOfThem_isNamed() {
    for (ReportKind report : ReportKind.values()) {
      ContractFields fields = ContractFields.of(report);
      for (String path : fields.paths()) {
        fields
            .find(path.replace("#", "0"))
            .ifPresent(
                field ->
                    Units.of(field)
                        .keySet()
                        .forEach(unit -> assertThat(text).contains("`" + unit + "`")));
      }
    }
  }

  @Test
  void foreignTopic_ofTheGuide_canBeParsed() {
    Matcher topic = Pattern.compile("`([^`]*=drone)`").matcher(text);
    assertThat(topic.find()).isTrue();
    assertThat(ForeignTopic.parse(topic.group(1))).hasToString(topic.group(1));
  }

  @Test
  void links_leadToFiles() {
    Matcher links = Pattern.compile("]\\(([^)#]+)\\)").matcher(text);
    int found = 0;
    while (links.find()) {
      assertThat(GUIDE.resolveSibling(links.group(1))).exists();
      found++;
    }
    assertThat(found).isEqualTo(3);
  }
}
