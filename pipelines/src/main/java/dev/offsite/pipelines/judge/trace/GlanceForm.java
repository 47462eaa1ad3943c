package dev.offsite.pipelines.judge.trace;

import dev.offsite.geo.Wgs84Position;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How looks are written, on the wire between tasks and in state: form 1. */
final class GlanceForm {

  static void write(Glance look, DataOutput out) throws IOException {
    out.writeUTF(look.patrol());
    out.writeLong(look.timeMs());
    out.writeDouble(look.middle().lng());
    out.writeDouble(look.middle().lat());
    out.writeDouble(look.radiusM());
  }

  static Glance read(DataInput in) throws IOException {
    return new Glance(
        in.readUTF(),
        in.readLong(),
        new Wgs84Position(in.readDouble(), in.readDouble()),
        in.readDouble());
  }

  private GlanceForm() {}
}
