package dev.offsite.schemas.telemetry;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.offsite.schemas.channel.Rfc3339;
import dev.offsite.schemas.json.Utf8;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Writes reports as JSON objects: fields in the order of the record, what is not known left out.
 */
final class ReportWriter {

  private final JsonGenerator out;

  ReportWriter(JsonGenerator out) {
    this.out = out;
  }

  void write(DeviceReport report) throws IOException {
    out.writeStartObject();
    text("deviceId", report.deviceId());
    switch (report.kind()) {
      case PASSAGE -> passage((PassageReport) report);
      case POSITION -> position((PositionReport) report);
      case DETECTION -> detection((DetectionReport) report);
      case SORTIE -> sortie((SortieReport) report);
      case STATUS -> status((StatusReport) report);
    }
    out.writeEndObject();
  }

  private void passage(PassageReport report) throws IOException {
    text("passageId", report.passageId());
    time("deviceTime", report.deviceTime());
    out.writeNumberField("lane", report.lane());
    text("direction", report.direction());
    number("speedKph", report.speedKph());
    out.writeNumberField("grossKg", report.grossKg());
    out.writeNumberField("axleCount", report.axleCount());
    if (!report.axleLoadsKg().isEmpty()) {
      out.writeArrayFieldStart("axleLoadsKg");
      for (int load : report.axleLoadsKg()) {
        out.writeNumber(load);
      }
      out.writeEndArray();
    }
    if (!report.axleSpacingsM().isEmpty()) {
      out.writeArrayFieldStart("axleSpacingsM");
      for (double spacing : report.axleSpacingsM()) {
        requireFinite("axleSpacingsM", spacing);
        out.writeNumber(spacing);
      }
      out.writeEndArray();
    }
    if (report.configuration() != VehicleConfiguration.UNKNOWN) {
      constant("configuration", report.configuration());
    }
    integer("driveAxles", report.driveAxles());
    number("lengthM", report.lengthM());
    number("widthM", report.widthM());
    number("heightM", report.heightM());
    plate(report.plate());
    words("flags", report.flags());
    media(report.media());
  }

  private void position(PositionReport report) throws IOException {
    time("fixTime", report.fixTime());
    time("deviceTime", report.deviceTime());
    number("lng", report.lng());
    number("lat", report.lat());
    constant("datum", report.datum());
    number("accuracyM", report.accuracyM());
    number("speedKph", report.speedKph());
    number("courseDeg", report.courseDeg());
    integer("satellites", report.satellites());
    truth("fixed", report.fixed());
    truth("ignitionOn", report.ignitionOn());
    if (report.load() != PositionReport.Load.UNKNOWN) {
      constant("load", report.load());
    }
    integer("payloadKg", report.payloadKg());
    if (report.cover() != PositionReport.Cover.UNKNOWN) {
      constant("cover", report.cover());
    }
    if (report.body() != PositionReport.Body.UNKNOWN) {
      constant("body", report.body());
    }
    truth("reversing", report.reversing());
    number("odometerKm", report.odometerKm());
    text("plate", report.plate());
    words("alarms", report.alarms());
  }

  private void detection(DetectionReport report) throws IOException {
    text("detectionId", report.detectionId());
    text("sortieId", report.sortieId());
    time("deviceTime", report.deviceTime());
    constant("platform", report.platform());
    text("objectClass", report.objectClass());
    number("confidence", report.confidence());
    number("lng", report.lng());
    number("lat", report.lat());
    constant("datum", report.datum());
    number("ce90M", report.ce90M());
    DetectionReport.Box box = report.box();
    if (box != null) {
      out.writeObjectFieldStart("box");
      number("x", box.x());
      number("y", box.y());
      number("width", box.width());
      number("height", box.height());
      out.writeEndObject();
    }
    if (report.frame() != null) {
      out.writeNumberField("frame", report.frame());
    }
    plate(report.plate());
    media(report.media());
  }

  private void sortie(SortieReport report) throws IOException {
    text("sortieId", report.sortieId());
    constant("phase", report.phase());
    time("deviceTime", report.deviceTime());
    number("lng", report.lng());
    number("lat", report.lat());
    constant("datum", report.datum());
    number("heightM", report.heightM());
    number("pitchDeg", report.pitchDeg());
    number("headingDeg", report.headingDeg());
    media(report.media());
  }

  private void status(StatusReport report) throws IOException {
    time("deviceTime", report.deviceTime());
    constant("state", report.state());
    text("firmware", report.firmware());
    words("faults", report.faults());
  }

  private void plate(Plate plate) throws IOException {
    if (plate != null) {
      out.writeObjectFieldStart("plate");
      text("text", plate.text());
      text("color", plate.color());
      number("confidence", plate.confidence());
      out.writeEndObject();
    }
  }

  private void media(List<Media> media) throws IOException {
    if (media.isEmpty()) {
      return;
    }
    out.writeArrayFieldStart("media");
    for (Media medium : media) {
      out.writeStartObject();
      text("kind", medium.kind());
      text("uri", medium.uri());
      text("sha256", medium.sha256());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void words(String name, List<String> words) throws IOException {
    if (words.isEmpty()) {
      return;
    }
    out.writeArrayFieldStart(name);
    for (String word : words) {
      requireText(name, word);
      out.writeString(word);
    }
    out.writeEndArray();
  }

  private void text(String name, String text) throws IOException {
    if (text != null) {
      requireText(name, text);
      out.writeStringField(name, text);
    }
  }

  private void time(String name, Instant time) throws IOException {
    if (time != null) {
      out.writeStringField(name, Rfc3339.format(time));
    }
  }

  private void constant(String name, Enum<?> constant) throws IOException {
    if (constant != null) {
      out.writeStringField(name, constant.name());
    }
  }

  private void truth(String name, Boolean truth) throws IOException {
    if (truth != null) {
      out.writeBooleanField(name, truth);
    }
  }

  private void integer(String name, Integer number) throws IOException {
    if (number != null) {
      out.writeNumberField(name, number);
    }
  }

  private void number(String name, Double number) throws IOException {
    if (number != null) {
      requireFinite(name, number);
      out.writeNumberField(name, number);
    }
  }

  private static void requireText(String name, String text) {
    int half = Utf8.findHalfSurrogate(text);
    if (half >= 0) {
      throw new IllegalArgumentException(
          name + " has half a surrogate pair at character " + half + "; no such text exists");
    }
  }

  private static void requireFinite(String name, double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(name + " " + number + " is not finite; JSON has no such");
    }
  }
}
