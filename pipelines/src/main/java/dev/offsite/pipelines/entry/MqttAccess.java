package dev.offsite.pipelines.entry;

import dev.offsite.pipelines.mqtt.MqttProtocol;
import dev.offsite.pipelines.mqtt.MqttSource;
import dev.offsite.pipelines.mqtt.MqttSourceBuilder;
import java.util.List;

/** Builds the MQTT source from settings; what belongs together and is not complete is refused. */
final class MqttAccess {

  /** Enough of a payload above the limit to see what it was. */
  private static final int EXCERPT_BYTES = 4_096;

  private static final MqttLoginKeys LOGIN =
      new MqttLoginKeys(MqttKeys.USER, MqttKeys.PASSWORD_FILE);

  private static final MqttTlsKeys TLS =
      new MqttTlsKeys(
          MqttKeys.CA_FILE, MqttKeys.CERTIFICATE_FILE, MqttKeys.KEY_FILE, MqttKeys.HOST_NAMES);

  private MqttAccess() {}

  /**
   * A builder of the source of the ingest job, with everything set.
   *
   * @param topicFilters what to subscribe to, without a share group
   * @param payloadBytesMax largest payload that enters the job whole
   */
  static MqttSourceBuilder source(
      Settings settings, List<String> topicFilters, int payloadBytesMax) {
    MqttSourceBuilder source =
        MqttSource.builder()
            .protocol(
                switch (settings.require(MqttKeys.VERSION)) {
                  case V5 -> MqttProtocol.V5;
                  case V3_1_1 -> MqttProtocol.V3_1_1;
                })
            .tls(TLS.of(settings))
            .credentials(LOGIN.of(settings))
            .clientIdentifierPrefix(settings.require(MqttKeys.CLIENT_IDENTIFIER_PREFIX))
            .sessionExpiry(settings.require(MqttKeys.SESSION_EXPIRY))
            .receiveMaximum(settings.require(MqttKeys.RECEIVE_MAXIMUM))
            .keepAlive(settings.require(MqttKeys.KEEP_ALIVE))
            .connectTimeout(settings.require(MqttKeys.CONNECT_TIMEOUT))
            .payloadBytesMax(payloadBytesMax)
            .payloadExcerptBytes(Math.min(EXCERPT_BYTES, payloadBytesMax - 1))
            .handOverBytesMax(settings.require(MqttKeys.HAND_OVER_BYTES_MAX))
            .sharedSplits(settings.require(MqttKeys.SHARED_SPLITS));
    settings.require(MqttKeys.SERVER_URIS).forEach(source::serverUri);
    String shared =
        settings.find(MqttKeys.SHARE_GROUP).map(group -> "$share/" + group + "/").orElse("");
    if (shared.isEmpty() && settings.isGiven(MqttKeys.SHARED_SPLITS)) {
      throw new SettingsException(
          MqttKeys.SHARED_SPLITS.name() + " needs " + MqttKeys.SHARE_GROUP.name());
    }
    topicFilters.forEach(filter -> source.topicFilter(shared + filter));
    return source;
  }
}
