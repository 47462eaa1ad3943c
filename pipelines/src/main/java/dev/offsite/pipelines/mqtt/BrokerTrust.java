package dev.offsite.pipelines.mqtt;

import java.net.Socket;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Leaves the decision about the broker's certificate to the JDK and says in plain words why it was
 * a refusal: expired and when, for another host and for which, or of an unknown authority.
 */
final class BrokerTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager jdk;
  private final String trusted;

  /**
   * Wraps the JDK's trust manager.
   *
   * @param trusted where the trusted authorities stand, for the error
   */
  BrokerTrust(X509ExtendedTrustManager jdk, String trusted) {
    this.jdk = jdk;
    this.trusted = trusted;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    try {
      jdk.checkServerTrusted(chain, authType, socket);
    } catch (CertificateException e) {
      String host =
          socket instanceof SSLSocket ssl && ssl.getHandshakeSession() != null
              ? ssl.getHandshakeSession().getPeerHost()
              : "";
      throw new CertificateException(explain(chain, host, e), e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    try {
      jdk.checkServerTrusted(chain, authType, engine);
    } catch (CertificateException e) {
      throw new CertificateException(explain(chain, String.valueOf(engine.getPeerHost()), e), e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    jdk.checkServerTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    jdk.checkClientTrusted(chain, authType, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    jdk.checkClientTrusted(chain, authType, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    jdk.checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return jdk.getAcceptedIssuers();
  }

  private String explain(X509Certificate[] chain, String host, CertificateException refusal) {
    Instant now = Instant.now();
    for (X509Certificate certificate : chain) {
      Instant notAfter = certificate.getNotAfter().toInstant();
      if (notAfter.isBefore(now)) {
        return "the broker's certificate "
            + subject(certificate)
            + " expired at "
            + notAfter
            + " (it is "
            + now.truncatedTo(ChronoUnit.SECONDS)
            + " here): renew it at the broker, or set this machine's clock";
      }
      Instant notBefore = certificate.getNotBefore().toInstant();
      if (notBefore.isAfter(now)) {
        return "the broker's certificate "
            + subject(certificate)
            + " is not valid before "
            + notBefore
            + " (it is "
            + now.truncatedTo(ChronoUnit.SECONDS)
            + " here): set the clock of this machine or of the broker's authority";
      }
    }
    for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertPathBuilderException) {
        return "the broker's certificate "
            + subject(chain[0])
            + " is of an authority that is not in "
            + trusted;
      }
    }
    List<String> names = names(chain[0]);
    if (!names.contains(host)) {
      return "the broker's certificate "
          + subject(chain[0])
          + " is not for host '"
          + host
          + "' but for "
          + names;
    }
    return "the broker's certificate " + subject(chain[0]) + ": " + refusal.getMessage();
  }

  private static String subject(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }

  private static List<String> names(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    try {
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      if (alternatives != null) {
        // Each is a type number and a value (RFC 5280, 4.2.1.6).
        alternatives.forEach(alternative -> names.add(String.valueOf(alternative.get(1))));
      }
    } catch (CertificateParsingException e) {
      names.add("names that cannot be read");
    }
    return names;
  }
}
