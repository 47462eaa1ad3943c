package dev.offsite.pipelines.judge.zone;

import dev.offsite.pipelines.judge.truck.TruckCase;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;

/** Where savepoints look for the serializer of a truck's file. */
public final class TruckCaseSerializer {

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<TruckCase> {
    /** The snapshot of the only serializer. */
    public Snapshot() {
      super(() -> dev.offsite.pipelines.judge.truck.TruckCaseSerializer.INSTANCE);
    }
  }

  private TruckCaseSerializer() {}
}
