package dev.offsite.schemas.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceKeyTest {

  @ParameterizedTest
  @EnumSource
  void parse_keyOfEveryKind_isReadBack(ReferenceKind kind) {
    for (int version : new int[] {1, 2, Integer.MAX_VALUE}) {
      ReferenceKey key = new ReferenceKey.OfEntry(kind, "浙A·12345", version);
      assertThat(ReferenceKey.parse(key.text())).contains(key);
    }
  }

  @Test
  void parse_keyOfARelease_isReadBack() {
    ReferenceKey key = new ReferenceKey.OfRelease("hangzhou-2026-03-01");
    assertThat(key.text()).isEqualTo("release/hangzhou-2026-03-01");
    assertThat(ReferenceKey.parse(key.text())).contains(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "//",
        "site",
        "site/a",
        "site/a/",
        "site//1",
        "site/a/0",
        "site/a/01",
        "site/a/-1",
        "site/a/+1",
        "site/a/1.0",
        "site/a/2147483648",
        "site/a/99999999999",
        "site/a/١",
        "site/a/1/2",
        "site/a b/1",
        "Site/a/1",
        "sites/a/1",
        "release",
        "release/",
        "release/a/1",
        "release/a b"
      })
  void parse_anythingElse_isNoKey(String text) {
    assertThat(ReferenceKey.parse(text)).isEmpty();
  }

  @Test
  void key_ofABadIdOrVersion_isRefused() {
    assertThatThrownBy(() -> new ReferenceKey.OfEntry(ReferenceKind.SITE, "a/b", 0))
        .hasMessageContaining("/id: 'a/b' is no id")
        .hasMessageContaining("/version: 0 is below 1");
    assertThatThrownBy(() -> new ReferenceKey.OfRelease("x".repeat(129)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new ReferenceKey.OfRelease("x".repeat(128)).text()).hasSize(136);
  }
}
