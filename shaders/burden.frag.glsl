in vec3 vNormal;
in float vBurden;

uniform float uTo;      // where the scale ends, in the unit of vBurden
uniform vec4 uRamp[4];  // from nothing to the most, sRGB

out vec4 oColor;

vec3 ramp(float t) {
  float at = clamp(t, 0.0, 1.0) * 3.0;
  int i = min(int(at), 2);
  return mix(uRamp[i].rgb, uRamp[i + 1].rgb, at - float(i));
}

void main() {
  float t = vBurden / uTo;
  float alpha = 0.88 * smoothstep(0.0, 0.05, t);
  if (alpha <= 0.0) discard;
  vec3 light = diffuseLight(normalize(vNormal + vec3(0.0, 0.0, 1e-9)), vec3(0.4), 1.0);
  oColor = vec4(toScreen(toLinear(ramp(t)) * light), 1.0) * alpha;
}
