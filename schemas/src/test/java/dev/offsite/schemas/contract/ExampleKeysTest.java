package dev.offsite.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.schemas.channel.Rfc3339;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKey;
import dev.offsite.schemas.reference.ReferenceKind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Key, entry and feature of each example name one and the same version. */
class ExampleKeysTest {

  private final ReferenceCodec codec = new ReferenceCodec();

  @ParameterizedTest
  @EnumSource
  void example_itsKeyAndItsFields_agree(ReferenceKind kind) {
    byte[] example = Examples.read("reference-" + kind.level());
    JsonNode tree = RecordJson.parse(example);
    String text =
        kind.level() + "/" + tree.path("id").textValue() + "/" + tree.path("version").intValue();
    ReferenceKey.OfEntry key = (ReferenceKey.OfEntry) ReferenceKey.parse(text).orElseThrow();
    ReferenceEntry entry = codec.decode(key, example);
    assertThat(entry.key()).isEqualTo(text);
    assertThat(entry.kind()).isEqualTo(kind.level());
    assertThat(ReferenceKind.of(entry)).isEqualTo(kind);
    assertThat(entry.validity().from())
        .isEqualTo(Rfc3339.parse(tree.at("/validity/from").textValue()));
    assertThat(entry.validity().to()).isEqualTo(Rfc3339.parse(tree.at("/validity/to").textValue()));
  }

  @Test
  void fence_itsFeature_saysTheSameAsTheEntry() {
    ReferenceEntry.FenceFeature fence =
        (ReferenceEntry.FenceFeature)
            codec.decode(ReferenceKind.FENCE, "example", Examples.read("reference-fence"));
    JsonNode collection = RecordJson.parse(fence.feature().getBytes(StandardCharsets.UTF_8));
    assertThat(collection.path("type").textValue()).isEqualTo("FeatureCollection");
    assertThat(collection.path("datum").textValue()).isNotNull();
    assertThat(collection.path("features")).hasSize(1);
    JsonNode feature = collection.at("/features/0");
    assertThat(feature.path("id").textValue()).isEqualTo(fence.id());
    JsonNode properties = feature.path("properties");
    assertThat(properties.path("id").textValue()).isEqualTo(fence.id());
    assertThat(properties.path("version").intValue()).isEqualTo(fence.version());
    assertThat(Rfc3339.parse(properties.path("validFrom").textValue()))
        .isEqualTo(fence.validity().from());
    assertThat(Rfc3339.parse(properties.path("validTo").textValue()))
        .isEqualTo(fence.validity().to());
  }

  @Test
  void permit_theFenceItAllows_isTheExampleOfAFence() {
    ReferenceEntry.Permit permit =
        (ReferenceEntry.Permit)
            codec.decode(ReferenceKind.PERMIT, "example", Examples.read("reference-permit"));
    ReferenceEntry fence =
        codec.decode(ReferenceKind.FENCE, "example", Examples.read("reference-fence"));
    assertThat(permit.allowedFenceIds()).containsExactly(fence.id());
  }

  @Test
  void device_theSiteItStandsAt_isTheExampleOfASite() {
    ReferenceEntry.Device device =
        (ReferenceEntry.Device)
            codec.decode(ReferenceKind.DEVICE, "example", Examples.read("reference-device"));
    ReferenceEntry site =
        codec.decode(ReferenceKind.SITE, "example", Examples.read("reference-site"));
    assertThat(device.siteId()).isEqualTo(site.id());
  }
}
