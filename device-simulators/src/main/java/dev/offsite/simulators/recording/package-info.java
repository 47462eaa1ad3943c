/**
 * Recordings of MQTT traffic: one file, written and read as a stream.
 *
 * <p>The layout, version 1; all numbers big-endian, times in microseconds since 1970 UTC. How to
 * read it with other tools stands in docs/recording-format.md.
 *
 * <pre>
 * file    = header block* [index]             no index if the writer was killed
 * header  = 89 'O' 'F' 'R' 'E' 'C' 0D 0A, u16 version, u32 length, properties, u32 crc
 *           properties = a JSON object of texts; crc = CRC-32C of all before it
 * block   = 'OBLK', u32 records, u32 plain length, u32 stored length,
 *           i64 earliest, i64 latest receive time, u32 crc of stored, u32 crc of all before,
 *           stored = zlib (RFC 1950) of plain = record*
 * record  = varint topic, [varint length, UTF-8], varint zigzag time, u8 flags,
 *           varint length, payload
 *           topic 0 = a new one, which follows and gets the block's next number, from 1
 *           time  = distance to the record before, for the first of a block to 1970
 *           flags = QoS in bits 0 and 1, retained in bit 2, all others 0
 * index   = 'OIDX', u32 n, n entries, u64 messages, u64 payload bytes, u64 blocks,
 *           i64 earliest, i64 latest, u32 crc of all before; u64 offset of the index, 'OEND'
 * entry   = u64 offset of a block, u64 messages before it, i64 latest time before it
 * </pre>
 *
 * <p>Records stand in the order of their arrival. Receive times usually grow with it, but need not:
 * a clock may have been set back.
 */
package dev.offsite.simulators.recording;
