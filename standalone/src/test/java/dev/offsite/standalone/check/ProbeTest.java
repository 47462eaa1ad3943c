package dev.offsite.standalone.check;
import dev.offsite.pipelines.check.*;
import dev.offsite.simulators.fault.*;
import dev.offsite.simulators.simulation.Simulation;
import java.time.Duration;
import java.util.*;
import java.util.stream.*;
import org.junit.jupiter.api.Test;
class ProbeTest {
  @Test void probe() throws Exception {
    for (String p : FaultProfile.names()) {
      long t=System.nanoTime();
      Simulation s = SimulatedFeeds.simulation(p, 150);
      FeedReport r = SimulatedFeeds.checked(s, Duration.ofMinutes(15)).report();
      Map<String, DeviceVerdict> v = r.devices().stream().collect(Collectors.toMap(DeviceVerdict::deviceId, d->d));
      Map<String, TreeMap<String,Integer>> m = new TreeMap<>();
      Map<String,Integer> n = new TreeMap<>();
      Map<String,String> ex=new TreeMap<>();
      for (DeviceFaults f : s.deviceFaults()) {
        String k = (f.deviceId().startsWith("truck")?"truck ":f.deviceId().startsWith("drone")||f.deviceId().startsWith("patrol")?"drone ":"wim ")+f.faults(); n.merge(k,1,Integer::sum);
        DeviceVerdict d = v.get(f.deviceId());
        if (d==null) { m.computeIfAbsent(k,x->new TreeMap<>()).merge("ABSENT",1,Integer::sum); continue;}
        m.computeIfAbsent(k,x->new TreeMap<>());
        for (CheckFinding c : d.findings()) { m.get(k).merge(c.kind().name()+(c.grave()?"!":""),1,Integer::sum); ex.put(k+c.kind(), f.deviceId()+": "+c.says());}
      }
      System.out.println("== "+p+" messages "+r.messages()+" ms "+(System.nanoTime()-t)/1000000);
      m.forEach((k,x)->System.out.println("  "+k+" ("+n.get(k)+") "+x));
      ex.forEach((k,x)->{ if(!p.equals("bad-network")) System.out.println("      "+k+" -- "+x);});
    }
  }
}
