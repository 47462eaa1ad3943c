package dev.offsite.schemas.telemetry;

import com.alibaba.fastjson2.JSONReader;
import com.dslplatform.json.DslJson;
import com.dslplatform.json.JsonReader;
import com.dslplatform.json.NumberConverter;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.channel.Rfc3339;
import dev.offsite.schemas.contract.Examples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The three libraries of the benchmark, each reading positions the way its makers intend for speed.
 *
 * <p>Only {@link #JACKSON} is the real codec, with UTF-8, range, duplicate and limit checks; the
 * other two read the same fields into the same record without any of them.
 */
@SuppressWarnings("ImmutableEnumChecker") // the libraries are thread-safe; they say so nowhere
enum PositionDecoders {
  JACKSON {
    private final TelemetryCodec codec = new TelemetryCodec();

    @Override
    List<PositionReport> decode(byte[] json) {
      DecodeResult result = codec.decode(Examples.topicOf(ReportKind.POSITION), json);
      if (!result.faults().isEmpty()) {
        throw new IllegalArgumentException(result.faults().toString());
      }
      List<PositionReport> positions = new ArrayList<>();
      for (DecodeResult.Indexed indexed : result.reports()) {
        positions.add((PositionReport) indexed.report());
      }
      return positions;
    }
  },

  FASTJSON2 {
    @Override
    List<PositionReport> decode(byte[] json) {
      try (JSONReader reader = JSONReader.of(json)) {
        List<PositionReport> positions = new ArrayList<>();
        if (reader.nextIfArrayStart()) {
          while (!reader.nextIfArrayEnd()) {
            positions.add(fastjson(reader));
          }
        } else {
          positions.add(fastjson(reader));
        }
        if (!reader.isEnd()) {
          throw new IllegalArgumentException("text after the end");
        }
        return positions;
      }
    }
  },

  DSL_JSON {
    private final DslJson<Object> json =
        new DslJson<>(new DslJson.Settings<>().useKeyCache(new DslJson.SimpleStringCache()));
    private final ThreadLocal<JsonReader<Object>> readers =
        ThreadLocal.withInitial(() -> json.newReader(new byte[0]));

    @Override
    List<PositionReport> decode(byte[] bytes) {
      JsonReader<Object> reader = readers.get().process(bytes, bytes.length);
      List<PositionReport> positions = new ArrayList<>();
      try {
        if (reader.getNextToken() == '[') {
          do {
            reader.getNextToken();
            positions.add(dsl(reader));
          } while (reader.getNextToken() == ',');
          reader.checkArrayEnd();
        } else {
          positions.add(dsl(reader));
        }
      } catch (IOException e) {
        throw new UncheckedIOException("not read", e);
      }
      if (reader.getCurrentIndex() != bytes.length) {
        throw new IllegalArgumentException("text after the end");
      }
      return positions;
    }
  };

  /** The positions of one object or an array. */
  abstract List<PositionReport> decode(byte[] json);

  private static PositionReport fastjson(JSONReader in) {
    Draft draft = new Draft();
    if (!in.nextIfObjectStart()) {
      throw new IllegalArgumentException("no object");
    }
    while (!in.nextIfObjectEnd()) {
      switch (in.readFieldName()) {
        case "deviceId" -> draft.deviceId = in.readString();
        case "fixTime" -> draft.fixTime = time(in.readString());
        case "deviceTime" -> draft.deviceTime = time(in.readString());
        case "lng" -> draft.lng = in.readDoubleValue();
        case "lat" -> draft.lat = in.readDoubleValue();
        case "datum" -> draft.datum = PositionDatum.valueOf(in.readString());
        case "accuracyM" -> draft.accuracyM = in.readDoubleValue();
        case "speedKph" -> draft.speedKph = in.readDoubleValue();
        case "courseDeg" -> draft.courseDeg = in.readDoubleValue();
        case "satellites" -> draft.satellites = in.readInt32Value();
        case "fixed" -> draft.fixed = in.readBoolValue();
        case "ignitionOn" -> draft.ignitionOn = in.readBoolValue();
        case "load" -> draft.load = PositionReport.Load.valueOf(in.readString());
        case "payloadKg" -> draft.payloadKg = in.readInt32Value();
        case "cover" -> draft.cover = PositionReport.Cover.valueOf(in.readString());
        case "body" -> draft.body = PositionReport.Body.valueOf(in.readString());
        case "reversing" -> draft.reversing = in.readBoolValue();
        case "odometerKm" -> draft.odometerKm = in.readDoubleValue();
        case "plate" -> draft.plate = in.readString();
        case "alarms" -> {
          in.nextIfArrayStart();
          while (!in.nextIfArrayEnd()) {
            draft.alarms.add(in.readString());
          }
        }
        default -> in.skipValue();
      }
    }
    return draft.toReport();
  }

  private static PositionReport dsl(JsonReader<Object> in) throws IOException {
    Draft draft = new Draft();
    if (in.last() != '{') {
      throw in.newParseError("no object");
    }
    if (in.getNextToken() == '}') {
      return draft.toReport();
    }
    while (true) {
      switch (in.readKey()) {
        case "deviceId" -> draft.deviceId = in.readString();
        case "fixTime" -> draft.fixTime = time(in.readSimpleString());
        case "deviceTime" -> draft.deviceTime = time(in.readSimpleString());
        case "lng" -> draft.lng = NumberConverter.deserializeDouble(in);
        case "lat" -> draft.lat = NumberConverter.deserializeDouble(in);
        case "datum" -> draft.datum = PositionDatum.valueOf(in.readSimpleString());
        case "accuracyM" -> draft.accuracyM = NumberConverter.deserializeDouble(in);
        case "speedKph" -> draft.speedKph = NumberConverter.deserializeDouble(in);
        case "courseDeg" -> draft.courseDeg = NumberConverter.deserializeDouble(in);
        case "satellites" -> draft.satellites = NumberConverter.deserializeInt(in);
        case "fixed" -> draft.fixed = truth(in);
        case "ignitionOn" -> draft.ignitionOn = truth(in);
        case "load" -> draft.load = PositionReport.Load.valueOf(in.readSimpleString());
        case "payloadKg" -> draft.payloadKg = NumberConverter.deserializeInt(in);
        case "cover" -> draft.cover = PositionReport.Cover.valueOf(in.readSimpleString());
        case "body" -> draft.body = PositionReport.Body.valueOf(in.readSimpleString());
        case "reversing" -> draft.reversing = truth(in);
        case "odometerKm" -> draft.odometerKm = NumberConverter.deserializeDouble(in);
        case "plate" -> draft.plate = in.readString();
        case "alarms" -> {
          if (in.getNextToken() != ']') {
            draft.alarms.add(in.readString());
            while (in.getNextToken() == ',') {
              in.getNextToken();
              draft.alarms.add(in.readString());
            }
            in.checkArrayEnd();
          }
        }
        default -> {
          in.skip();
          if (in.last() == '}') {
            return draft.toReport();
          }
          in.getNextToken();
          continue;
        }
      }
      if (in.getNextToken() != ',') {
        in.checkObjectEnd();
        return draft.toReport();
      }
      in.getNextToken();
    }
  }

  private static boolean truth(JsonReader<Object> in) throws IOException {
    if (in.wasTrue()) {
      return true;
    }
    if (in.wasFalse()) {
      return false;
    }
    throw in.newParseError("no truth value");
  }

  private static Instant time(String text) {
    return Rfc3339.parse(text);
  }

  private static final class Draft {
    private String deviceId;
    private Instant fixTime;
    private Instant deviceTime;
    private double lng;
    private double lat;
    private PositionDatum datum;
    private Double accuracyM;
    private Double speedKph;
    private Double courseDeg;
    private Integer satellites;
    private Boolean fixed;
    private Boolean ignitionOn;
    private PositionReport.Load load = PositionReport.Load.UNKNOWN;
    private Integer payloadKg;
    private PositionReport.Cover cover = PositionReport.Cover.UNKNOWN;
    private PositionReport.Body body = PositionReport.Body.UNKNOWN;
    private Boolean reversing;
    private Double odometerKm;
    private String plate;
    private final List<String> alarms = new ArrayList<>();

    PositionReport toReport() {
      return new PositionReport(
          deviceId,
          fixTime,
          deviceTime,
          lng,
          lat,
          datum,
          accuracyM,
          speedKph,
          courseDeg,
          satellites,
          fixed,
          ignitionOn,
          load,
          payloadKg,
          cover,
          body,
          reversing,
          odometerKm,
          plate,
          alarms);
    }
  }
}
