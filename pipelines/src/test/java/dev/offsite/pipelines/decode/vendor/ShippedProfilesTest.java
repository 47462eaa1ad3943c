package dev.offsite.pipelines.decode.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.testing.Profiles;
import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKey;
import dev.offsite.schemas.reference.ReferenceKind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ships works: each profile passes the tests in its own file. */
class ShippedProfilesTest {

  static List<String> shipped() {
    return Profiles.SHIPPED;
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void profile_itsOwnTests_allPass(String id) {
    ReferenceEntry.VendorProfile profile = Profiles.shipped(id);
    assertThat(profile.id()).isEqualTo(id);
    assertThat(ProfileTests.check(profile)).isEmpty();
    assertThat(profile.tests().stream().filter(test -> test.expect() != null))
        .hasSizeGreaterThan(0);
    assertThat(profile.tests().stream().filter(test -> test.expectFault() != null))
        .hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void profile_throughKafka_isTheSame(String id) {
    ReferenceEntry.VendorProfile profile = Profiles.shipped(id);
    ReferenceCodec codec = new ReferenceCodec();
    ReferenceKey.OfEntry key = new ReferenceKey.OfEntry(ReferenceKind.VENDOR_PROFILE, id, 1);
    assertThat(codec.decode(key, codec.encode(profile))).isEqualTo(profile);
  }
}
