in vec3 vNormal;
in vec2 vGap;

uniform float uFrom;  // spacings
uniform float uTo;

out vec4 oColor;

// From pale yellow through orange to deep violet: lighter to darker all the way, so that it is read
// in grey and by colour-blind eyes as well.
vec3 ramp(float t) {
  vec3 low = vec3(0.99, 0.91, 0.55), middle = vec3(0.91, 0.45, 0.29), high = vec3(0.30, 0.10, 0.42);
  return t < 0.5 ? mix(low, middle, t * 2.0) : mix(middle, high, t * 2.0 - 1.0);
}

void main() {
  if (vGap.y < 0.0) discard;
  float t = clamp((vGap.x - uFrom) / (uTo - uFrom), 0.0, 1.0);
  float alpha = 0.88 * smoothstep(0.0, 0.10, t);
  if (alpha <= 0.0) discard;
  vec3 light = diffuseLight(normalize(vNormal + vec3(0.0, 0.0, 1e-9)), vec3(0.4), 1.0);
  oColor = vec4(toScreen(toLinear(ramp(t)) * light), 1.0) * alpha;
}
