package dev.offsite.standalone.kafka;

/** Kafka that goes away and comes back with what it held, on the same port, for tests. */
public interface KafkaServer extends AutoCloseable {

  /** Starts it, makes the topics of the contract that are missing, and waits until it answers. */
  void start() throws Exception;

  /** Ends it in order. */
  void stop();

  /** Where clients connect, {@code host:port}. */
  String bootstrapServers();

  /** What it is called in the name of a test. */
  String name();

  @Override
  void close();
}
