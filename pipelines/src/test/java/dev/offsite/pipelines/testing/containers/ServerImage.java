package dev.offsite.pipelines.testing.containers;

/** A server that tests run in a container; its image is named in {@code docker/images.env}. */
public enum ServerImage {
  MOSQUITTO,
  KAFKA,
  INFLUXDB;

  /** Of the files in {@code docker/}, and of the environment variable that overrides them. */
  String variable() {
    return name() + "_IMAGE";
  }
}
