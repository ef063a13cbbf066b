in vec3 vPosition;
in vec3 vNormal;
in vec3 vColor;
in vec2 vUv;
in float vHollow;

uniform int uSource;
uniform sampler2D uPicture;

out vec4 oColor;

float lobe(vec3 normal, vec3 toLight, vec3 toEye, float power) {
  float cosine = max(dot(normal, normalize(toLight + toEye)), 0.0);
  return pow(cosine, power) * smoothstep(-0.05, 0.35, dot(normal, toLight));
}

void main() {
  vec3 normal = normalize(vNormal + vec3(0.0, 0.0, 1e-9));
  vec3 toEye = normalize(uEye - vPosition);
  vec3 albedo = uSource == 2 ? texture(uPicture, vUv).rgb : vColor;
  if (!gl_FrontFacing && dot(normal, toEye) < 0.0) {
    // The inside of an open scan: even, dull, clearly not skin.
    float facing = clamp(-dot(normal, toEye), 0.0, 1.0);
    oColor = vec4(toScreen(vec3(0.20, 0.185, 0.175) * (0.5 + 0.5 * facing)), 1.0);
    return;
  }
  float fold = max(vHollow, 0.0);
  float ridge = max(-vHollow, 0.0);
  float open = 1.0 - 0.62 * fold;
  vec3 light = diffuseLight(normal, kSkinWrap + 0.10 * ridge, open);
  // Folds keep a warm half-light instead of grey.
  light *= mix(vec3(1.0), vec3(0.80, 0.66, 0.60), fold);
  light *= 1.0 + 0.05 * ridge;
  vec3 color = albedo * light;

  float grazing = pow(1.0 - clamp(dot(normal, toEye), 0.0, 1.0), 4.0);
  float shine = 0.050 * lobe(normal, keyDirection(), toEye, 14.0) +
                0.042 * lobe(normal, keyDirection(), toEye, 48.0) +
                0.014 * lobe(normal, fillDirection(), toEye, 20.0);
  color += kKey * shine * open;
  color += kRim * grazing * (0.05 + 0.10 * max(dot(normal, rimDirection()), 0.0)) * open;
  oColor = vec4(toScreen(color), 1.0);
}
