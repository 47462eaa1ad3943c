package dev.offsite.pipelines.judge.trip;

import dev.offsite.pipelines.serialization.ContractSerializer;
import dev.offsite.schemas.trip.Trip;
import dev.offsite.schemas.trip.TripCodec;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.util.OutputTag;

/** A truck on its way says one a minute: see {@link ContractSerializer}. */
public final class TripSerializer extends ContractSerializer<Trip> {

  private static final long serialVersionUID = 1L;
  private static final TripCodec CODEC = new TripCodec();

  /** The only instance needed. */
  public static final TripSerializer INSTANCE = new TripSerializer();

  /** The side output of the judge of trucks. */
  public static final OutputTag<Trip> TRIPS = new OutputTag<>("trips", INSTANCE.asType());

  private TripSerializer() {
    super(Trip.class);
  }

  @Override
  protected byte[] encode(Trip value) {
    return CODEC.encode(value);
  }

  @Override
  protected Trip decode(byte[] json) {
    return CODEC.decode(json);
  }

  @Override
  public TypeSerializerSnapshot<Trip> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Named in savepoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Trip> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
