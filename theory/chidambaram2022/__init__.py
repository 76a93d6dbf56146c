"""Towards Understanding the Data Dependency of Mixup-style Training (ICLR 2022).

Muthu Chidambaram, Xiang Wang, Yuzheng Hu, Chenwei Wu, Rong Ge.

Notation of the paper against ours:

    P_f, f          the mixing law and its density: `numerics.laws`
    lambda          `lam`, the weight of the first point of a pair
    z_st(lambda)    lam s + (1 - lam) t
    xi_{x,eps}      mass of the (s, t, lam) whose mixture falls into the open ball B_eps(x)
    xi_{x,eps,lam}  the same mass weighted by lam
    h_eps           the minimiser (1) of the loss restricted to the ball; h is its limit as eps -> 0
"""

from theory.claim import Paper, Row

PAPER = Paper(
    key="chidambaram2022",
    authors="Muthu Chidambaram, Xiang Wang, Yuzheng Hu, Chenwei Wu, Rong Ge",
    title="Towards Understanding the Data Dependency of Mixup-style Training",
    venue="ICLR 2022",
)

CONTENTS = (
    Row(
        "section-2.1-fubini",
        "theory",
        "J_mix^{i,j} = J_mix^{j,i}, so the full loss may be written with a factor 2 over i<j",
    ),
    Row("definition-2.1", "theory", "C*: local minimiser of the restricted Mixup loss over constants"),
    Row("figures-4-7", "picture", "pictures of X_mix and A, the sandwiching of point 1, Assumptions 2.9 and 3.1"),
    Row("proposition-2.2", "theory", "the C*-minimiser has Mixup loss at most that of any continuous classifier"),
    Row("lemma-2.3", "theory", "eq. (1): closed form of h_eps for any k, any dimension"),
    Row("lemma-2.3-continuity", "theory", "h_eps is continuous"),
    Row("remark-2.4", "theory", "for finite data the limit eps->0 always exists"),
    Row(
        "proposition-2.5",
        "theory",
        "the cross dataset: h(0,0) = (1/2,1/2), h discontinuous there; the measures in the proof",
    ),
    Row("definition-2.6", "theory", "X_3^2, the 3-point alternating line"),
    Row(
        "theorem-2.7",
        "theory",
        "for each eps an alpha exists with h_eps wrong on X_3^2; the explicit alpha threshold of the proof",
    ),
    Row("table-1", "experiment", "class-1 probabilities of the trained net at 0, 1, 2 for alpha = 1, 32, 128"),
    Row("figure-1", "experiment", "training error curves on X_3^2, ERM against Mixup"),
    Row("proposition-2.8", "theory", "on finite data every C*-minimiser has h^i = 1 on X_i"),
    Row("assumption-2.9", "theory", "no collinearity: definition, and the largest eps for which it holds"),
    Row("theorem-2.10", "theory", "under 2.9, h^i = 1 on X_i and h is continuous there"),
    Row("section-2.4-lipschitz", "both", "no Mixup point conflicts with an original point unless eps << 1/L"),
    Row("figure-2", "experiment", "train accuracy on MNIST, CIFAR-10, CIFAR-100: Mixup alpha=1024 within 1% of ERM"),
    Row("table-2", "experiment", "approximate eps of 2.9 on MNIST, CIFAR-10, CIFAR-100 at 20% sampling"),
    Row("section-2.5-one-true-point", "theory", "one true point per epoch in expectation"),
    Row("lemma-c.1", "theory", "rank [A, PA] > m unless P permutes columns (m > 6), with Claims 1 and 2"),
    Row("theorem-2.11", "theory", "m >= 6 points with a density are determined by their midpoints, almost surely"),
    Row("assumption-3.1", "theory", "the lambda bound delta < min_j d(X_i,X_j)/2"),
    Row("theorem-3.2", "theory", "under 2.9 and 3.1, x is classified as i and h is continuous at x"),
    Row("figure-3", "experiment", "two moons, separation 0.5: base against Mixup alpha = 1, 1024"),
    Row("definition-3.3", "theory", "interpolating solution"),
    Row("definition-3.4", "theory", "maximum-margin solution"),
    Row("theorem-3.5", "both", "if max-margin interpolates, every Mixup minimiser in the span is a rescaling of it"),
    Row("equations-2-6", "theory", "the two-point loss, its symmetric form, h_lambda(k), (5), (6)"),
    Row("remark-3.6", "theory", "the component orthogonal to the data does not matter"),
    Row(
        "lemma-3.7", "theory", "d > 10 n ln n + n - 1: all points are support vectors with probability at least 1 - 2/n"
    ),
    Row("corollary-3.8", "both", "the optimal Mixup classifier has the direction that gradient descent on ERM reaches"),
    Row("lemma-e.1", "theory", "strict convexity of J_mix on span{x,z}; eqs (9)-(14)"),
    Row("definition-d.1", "theory", "X_m^k alternating line"),
    Row("figure-8", "experiment", "X_10^2 and X_10^10: Mixup fails even at alpha = 1"),
    Row("figure-9", "experiment", "image training error for alpha = 1, 32, 128"),
    Row("figures-10-14", "experiment", "two moons for alpha = 32..512 and separation 0.5, 0.1"),
)
