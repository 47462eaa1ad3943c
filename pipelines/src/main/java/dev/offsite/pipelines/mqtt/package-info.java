/**
 * A Flink source (FLIP-27) for MQTT 5 and MQTT 3.1.1, usable on its own: it depends on Flink, the
 * two Eclipse Paho clients and SLF4J, and on nothing else of this project.
 *
 * <p>Input: PUBLISH packets of a broker. Output: {@link dev.offsite.pipelines.mqtt.MqttMessage},
 * undecoded. Side outputs: none. Key: none. State: the splits, for nothing but information; what is
 * unacknowledged is kept by the broker and is cleared by PUBACK after a completed checkpoint. A
 * repeated message is handed on as it comes, marked where the broker marks it; there is no "late".
 *
 * <p>The answers in short; {@link dev.offsite.pipelines.mqtt.MqttSource} explains them.
 *
 * <table>
 *   <caption>What the source promises, by protocol</caption>
 *   <tr><th>Question</th><th>MQTT 5</th><th>MQTT 3.1.1, where it differs</th></tr>
 *   <tr><td>What is a split?</td>
 *       <td>One plain topic filter with one client identifier and its persistent session; a shared
 *           filter, {@code $share/group/filter}, is several</td>
 *       <td>Plain filters only</td></tr>
 *   <tr><td>When is a PUBACK sent?</td>
 *       <td>When the checkpoint that holds the message has completed, over the connection that
 *           delivered it</td><td></td></tr>
 *   <tr><td>What happens to unacknowledged messages on failover?</td>
 *       <td>The broker delivers them again. A job that is stopped with a savepoint has acknowledged
 *           all that the savepoint holds</td><td></td></tr>
 *   <tr><td>What bounds them?</td>
 *       <td>The receive maximum, per split; waiting messages also in bytes</td>
 *       <td>The broker's own limit, at most 65,535; waiting ones by the receive maximum of the
 *           source and in bytes, beyond which the socket is not read</td></tr>
 *   <tr><td>What is the guarantee?</td>
 *       <td>At least once for QoS 1 and for QoS 2, which is received as QoS 1; at most once for QoS
 *           0</td><td></td></tr>
 *   <tr><td>For how long does the broker keep the session?</td>
 *       <td>The session expiry of the source</td><td>What the broker is configured to</td></tr>
 *   <tr><td>Retained messages?</td>
 *       <td>Once per new session of a plain filter, marked; never for a shared filter</td>
 *       <td>With every connection, marked</td></tr>
 *   <tr><td>What happens without checkpoints?</td>
 *       <td>The source refuses to start</td><td></td></tr>
 *   <tr><td>What changes at parallelism above 1?</td>
 *       <td>Splits are spread, split <i>i</i> to reader <i>i</i> mod parallelism; readers without a
 *           split are idle; order holds within a plain split only</td><td></td></tr>
 * </table>
 *
 * <p>Threads: the task thread runs the reader; each split has a thread for its connection ({@code
 * SplitSession}), and the client library has its own. They meet in {@code HandOver}.
 */
package dev.offsite.pipelines.mqtt;
