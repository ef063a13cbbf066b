in vec3 vNormal;
in vec2 vInside;

uniform vec3 uBlocked;  // sRGB
uniform vec3 uCaution;

out vec4 oColor;

void main() {
  // Ends half way between the corners, as softly as a pixel; the border line lies over it.
  float inside = vInside.x + vInside.y - 0.5;
  float cover = smoothstep(-0.7, 0.7, inside / max(fwidth(inside), 1e-4));
  bool blocked = vInside.x > vInside.y;
  if (cover <= 0.0) discard;
  vec3 light = diffuseLight(normalize(vNormal + vec3(0.0, 0.0, 1e-9)), vec3(0.4), 1.0);
  vec3 color = toScreen(toLinear(blocked ? uBlocked : uCaution) * light);
  float alpha = 0.17;
  if (blocked) {
    // Hatched, so that it differs from caution without its colour.
    vec2 at = gl_FragCoord.xy + uOriginPx;
    float stripe = abs(fract((at.x + at.y) / (8.0 * uPixelScale)) - 0.5) * 8.0;
    alpha = mix(0.15, 0.38, 1.0 - smoothstep(0.6, 1.6, stripe));
  }
  oColor = vec4(color, 1.0) * (alpha * cover);
}
