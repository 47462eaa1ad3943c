package dev.offsite.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.geo.Datum;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MapLayerTest {

  @ParameterizedTest
  @CsvSource({
    "https://t{0-7}.tianditu.gov.cn/vec_w/wmts?tk=x&y={y},https://*.tianditu.gov.cn",
    "https://{a-c}.tile.example.org/{z}/{x}/{y}.png,https://*.tile.example.org",
    "http://{s}.tile.example.org:8080/{z}/{x}/{y}.png,http://*.tile.example.org:8080",
    "http://127.0.0.1:8080/{z}/{x}/{y}.png,http://127.0.0.1:8080",
  })
  void origin_ofATemplate_isWhatAPolicyKnows(String url, String origin) {
    assertThat(layer(url).origin()).isEqualTo(origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https:///{z}/{x}/{y}.png",
        "https://tile.{0-7}.example.org/{z}/{x}/{y}.png",
        "https://{z}.example.org/{x}/{y}.png",
        "https://a.example.org; script-src */{x}/{y}.png",
      })
  void layer_withAnImpossibleHost_isRefusedNamingIt(String url) {
    assertThatThrownBy(() -> layer(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("url '" + url + "' of layer 'base'");
  }

  private static MapLayer layer(String url) {
    return new MapLayer("base", "Base", "XYZ", url, "", Datum.WGS84);
  }
}
